"""The purposes that every portal starts with; administrators may change what is said of them.

Periods are those of L8. What is optional has its words in ``consents``: the rest is a task in the
public interest or a duty, and asks for no consent (L2).
"""

from __future__ import annotations

from participants.shipped.consents import CONSENTS
from participants.shipped.duties import DUTIES
from participants.shipped.tasks import TASKS

PURPOSES = (*TASKS, *DUTIES, *CONSENTS)
