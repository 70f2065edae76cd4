"""What people are told about teaching at a school: rows of the outbox.

All of them are called inside the transaction that changes the row. When the row says something
else at delivery, the message is no longer true and is dropped (``schools/mails.py``).
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from communications.services import queue_email
from schools.models import Invitation, Teacher

SOON = 3


class Kind(StrEnum):
    """The kinds of message of this app, as the outbox knows them."""

    VERIFIED = "schools.verified"
    REFUSED = "schools.refused"
    REMOVED = "schools.removed"
    INVITED = "schools.invited"


def verified(teacher: Teacher) -> None:
    """She may act for the school from now on."""
    _tell(Kind.VERIFIED, teacher, teacher.verified_at)


def refused(teacher: Teacher) -> None:
    """A coordinator did not take her for a teacher of the school, and why."""
    _tell(Kind.REFUSED, teacher, teacher.turned_down_at)


def removed(teacher: Teacher) -> None:
    """A coordinator took her out of the school, and why."""
    _tell(Kind.REMOVED, teacher, teacher.turned_down_at)


def invited(invitation: Invitation) -> None:
    """A colleague invites an address, known to us or not: the row is the same."""
    queue_email(
        kind=Kind.INVITED,
        dedup_key=f"{Kind.INVITED}:{invitation.pk}",
        to=invitation.email,
        language=invitation.invited_by.user.language,
        context={"invitation": invitation.pk},
        priority=SOON,
    )


def _tell(kind: Kind, teacher: Teacher, moment: datetime | None) -> None:
    user = teacher.user
    if moment is None or not user.is_active:
        return
    queue_email(
        kind=kind,
        dedup_key=f"{kind}:{teacher.pk}:{moment.isoformat()}",
        to=user.email,
        language=user.language,
        recipient=user,
        context={"teacher": teacher.pk, "version": moment.isoformat()},
        priority=SOON,
    )
