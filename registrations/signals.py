"""What the apps above hear of, inside the transaction that does it."""

from __future__ import annotations

from django.dispatch import Signal

# A session has other dates. ``session``: as it is now, locked. ``dates``: of each date that it
# had, from when to when it was (``events.services.Times``) and is now, None where it is gone.
# A receiver that raises a DomainError refuses the move.
session_changed = Signal()

# A session does not take place. ``session``: locked, and cancelled.
session_cancelled = Signal()
