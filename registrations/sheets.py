"""The sheets of this app, offered on the desk."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from exchange.kinds import SheetKind, register
from registrations.resources import EventResource, RegistrationResource


def register_sheets() -> None:
    """Make them known; called when Django is ready."""
    register(
        SheetKind(
            name="events",
            title=_("Events with their sessions"),
            resource=EventResource,
            permissions=["events.add_event", "events.change_event", "events.change_session"],
            per_programme=True,
            explanation=_(
                "One row for each session. New events are drafts; people are told of dates and "
                "places that change."
            ),
            table="events.event",
            position=40,
        )
    )
    register(
        SheetKind(
            name="registrations",
            title=_("Registrations"),
            resource=RegistrationResource,
            permissions=["registrations.change_registration"],
            per_programme=True,
            explanation=_(
                "Who is in which session. Nobody is written to: what a list says, people know "
                "already. Seats hold as they do for everybody."
            ),
            table="registrations.registration",
            position=70,
        )
    )
