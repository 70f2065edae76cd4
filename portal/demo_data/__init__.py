"""The demo: five programmes told in Italian, dated around the day on which they are loaded.

One module tells one programme; ``organisations``, ``places``, ``schools`` and ``people`` are what
they share; ``loading`` writes it all. Bodies and places are real, schools and people are invented.
"""

from __future__ import annotations
