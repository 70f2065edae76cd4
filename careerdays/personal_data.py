"""What career days keep of people, how it is shown to them, and how it goes (L9)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from careerdays.models import (
    Ballot,
    Choice,
    Encounter,
    Explanation,
    Pin,
    Placement,
    PlaceOffer,
    Run,
    SamePupils,
    Together,
)
from participants.personal_data import Holding, Need, hold, names_nobody, need_account


def register() -> None:
    """Called when the apps are ready. Whom somebody met is counted on: without a rank it stays."""
    hold(
        Holding(
            model=Choice,
            path="ballot__participant",
            title=_("Choices for career days"),
            columns={
                "ballot__career_day__event__title": _("Event"),
                "host__name": _("Host"),
                "rank": _("Rank"),
            },
        ),
        Holding(
            model=Placement,
            path="ballot__participant",
            title=_("Drafts of timetables"),
            unseen="Answers of the allocation that were compared, one of which became encounters.",
        ),
        Holding(
            model=Explanation,
            path="ballot__participant",
            title=_("Why choices were not met"),
            unseen="It stands on the page of her choices, in words.",
        ),
        Holding(
            model=Pin,
            path="ballot__participant",
            title=_("Encounters decided by hand"),
            columns={"host__name": _("Host"), "reason": _("Reason")},
        ),
        Holding(
            model=PlaceOffer,
            path="ballot__participant",
            title=_("Places that were offered"),
            columns={
                "meeting__host__name": _("Host"),
                "offered_at": _("Offered at"),
                "status": _("Status"),
            },
        ),
        Holding(
            model=Encounter,
            path="ballot__participant",
            title=_("Encounters at career days"),
            columns={
                "host__name": _("Host"),
                "round__starts_at": _("Starts at"),
            },
            blank={"rank": 0},
        ),
        Holding(
            model=Ballot,
            path="participant",
            title=_("Career days"),
            columns={
                "career_day__event__title": _("Event"),
                "changed_at": _("Changed at"),
            },
            blank={"changed_at": None},
        ),
    )
    names_nobody(SamePupils, "It points at two bookings of a class, and goes with them.")
    names_nobody(Together, "It points at a party or a class's booking, and goes with it.")
    need_account(Need(model=Run, field="made_by"))
    need_account(Need(model=Pin, field="made_by"))
