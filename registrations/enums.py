from __future__ import annotations

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class RegistrationStatus(models.TextChoices):
    """Where a claim on seats stands."""

    WAITING = "waiting", _("On the waiting list")
    OFFERED = "offered", _("Seat offered")
    CONFIRMED = "confirmed", _("Confirmed")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Expired")

    # A seat is held in these, and in no other.
    HOLDING = nonmember(["confirmed", "offered"])
    # She is in: another claim on the same session is refused.
    ACTIVE = nonmember(["waiting", "offered", "confirmed"])
    ENDED = nonmember(["cancelled", "expired"])


class EndReason(models.TextChoices):
    """Why a registration ended."""

    BY_PERSON = "by_person", _("Cancelled by the person")
    BY_STAFF = "by_staff", _("Cancelled by the organisers")
    OFFER_REFUSED = "offer_refused", _("Offer refused")
    OFFER_EXPIRED = "offer_expired", _("Offer expired")
    NOT_CHOSEN = "not_chosen", _("Another event at the same time was kept")
    SESSION_CANCELLED = "session_cancelled", _("The session was cancelled")
    SESSION_OVER = "session_over", _("The session took place without a free seat")


class Anchor(models.TextChoices):
    """From which moment a reminder counts."""

    BEFORE_START = "before_start", _("before the start")
    AFTER_END = "after_end", _("after the end")


class WaitingReason(models.TextChoices):
    """Why somebody in line has no seat yet."""

    NO_SEAT = "no_seat", _("All the places are taken.")
    TOO_FEW_SEATS = "too_few", _("There are free places, but fewer than you asked for.")
    OTHERS_FIRST = "others_first", _("Somebody in front of you comes first.")
    CLASH = "clash", _("You have another event at the same time.")
