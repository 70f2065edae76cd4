from __future__ import annotations

from communications.services.queueing import (
    DELIVER,
    TOLD,
    listen_again,
    queue_email,
    queue_emails_from_select,
    tell_the_worker,
)
from communications.services.resending import (
    NothingToSend,
    queue_failed_again,
    send_again,
)

__all__ = [
    "DELIVER",
    "TOLD",
    "NothingToSend",
    "listen_again",
    "queue_email",
    "queue_emails_from_select",
    "queue_failed_again",
    "send_again",
    "tell_the_worker",
]
