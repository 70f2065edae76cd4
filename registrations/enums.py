from __future__ import annotations

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrationStatus(models.TextChoices):
    """Where a claim on seats stands."""

    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Seat offered")
    PENDING = "pending", _("To be authorised by a guardian")
    CONFIRMED = "confirmed", _("Confirmed")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Expired")

    # A seat is held in these, and in no other.
    HOLDING = nonmember(["confirmed", "offered", "pending"])
    # She is in: another claim on the same session is refused.
    ACTIVE = nonmember(["waiting", "offered", "pending", "confirmed"])
    ENDED = nonmember(["cancelled", "expired"])


class EndReason(models.TextChoices):
    """Why a registration ended."""

    BY_PERSON = "by_person", _("Cancelled by the person")
    BY_STAFF = "by_staff", _("Cancelled by the organisers")
    OFFER_REFUSED = "offer_refused", _("Offer refused")
    OFFER_EXPIRED = "offer_expired", _("Offer expired")
    NOT_AUTHORISED = "not_authorised", _("A guardian did not authorise it")
    AUTHORISATION_EXPIRED = "auth_expired", _("No guardian authorised it in time")
    NOT_CHOSEN = "not_chosen", _("Another event at the same time was kept")
    SESSION_CANCELLED = "session_cancelled", _("The session was cancelled")
    SESSION_OVER = "session_over", _("The session took place without a free seat")


class Recipients(models.TextChoices):
    """Whom a message is for, of those who are in a segment."""

    CONFIRMED = "confirmed", _("Everyone with a place")
    WAITING = "waiting", _("Everyone waiting for a place")
    ALL = "all", _("Everyone, with a place or waiting")

    @property
    def statuses(self) -> list[str]:
        """Where their registrations stand. Who is offered a seat has none yet: she waits."""
        waiting = [RegistrationStatus.WAITING, RegistrationStatus.OFFERED]
        statuses: dict[Recipients, list[str]] = {
            Recipients.CONFIRMED: [RegistrationStatus.CONFIRMED],
            Recipients.WAITING: [*waiting],
            Recipients.ALL: [RegistrationStatus.CONFIRMED, *waiting],
        }
        return statuses[self]


class MessageStatus(models.TextChoices):
    """A message is written, and then it goes."""

    DRAFT = "draft", _("Draft")
    SENT = "sent", _("Sent")


class Anchor(models.TextChoices):
    """From which moment a reminder counts."""

    BEFORE_START = "before_start", _("before the start")
    AFTER_END = "after_end", _("after the end")


class Answer(models.TextChoices):
    """What a guardian said when asked to authorise."""

    NONE = "", _("Not answered")
    GIVEN = "given", _("Authorised")
    REFUSED = "refused", _("Refused")


class WaitingReason(models.TextChoices):
    """Why somebody in line has no seat yet."""

    NO_SEAT = "no_seat", _("All the places are taken.")
    TOO_FEW_SEATS = "too_few", _("There are free places, but fewer than you asked for.")
    KEPT = "kept", _("The free places are kept for others.")
    OTHER_PART = "other_part", _("The other part of the class has no place yet.")
    OTHERS_FIRST = "others_first", _("Somebody in front of you comes first.")
    CLASH = "clash", _("You have another event at the same time.")
    PUPIL_CLASH = "pupil_clash", _("Somebody on the list of names has another event then.")
