"""Opening and closing registration from the desk, of sessions and of whole events."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import ask_first
from events.enums import SessionStatus
from events.models import Session, SessionQuerySet
from registrations.services import close_registration, open_registration

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class OpeningActions(Base):
    """Two actions. What their rows are (sessions, or events with several) the table says."""

    def sessions_to_come(self, queryset: QuerySet[Any]) -> SessionQuerySet:
        """The sessions of the selected rows that have not begun and are not cancelled."""
        raise NotImplementedError

    @admin.action(description=gettext_lazy("Close registration…"), permissions=["change"])
    def close_registration(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> HttpResponse | None:
        return self._ask(
            request,
            queryset,
            action="close_registration",
            title=_("Close registration now"),
            button=_("Close registration"),
            then=_("Their pages say “Registration closed”. Who is in or in line stays."),
            operation=lambda session: close_registration(session=session),
        )

    @admin.action(description=gettext_lazy("Open registration…"), permissions=["change"])
    def open_registration(
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> HttpResponse | None:
        return self._ask(
            request,
            queryset,
            action="open_registration",
            title=_("Open registration now"),
            button=_("Open registration"),
            then=_("Where there are free places their pages say “Registration open”."),
            operation=lambda session: open_registration(session=session),
        )

    def _ask(
        self,
        request: HttpRequest,
        queryset: QuerySet[Any],
        *,
        action: str,
        title: str,
        button: str,
        then: str,
        operation: Callable[[Session], None],
    ) -> HttpResponse | None:
        sessions = self.sessions_to_come(queryset)
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action=action,
            title=title,
            act=lambda session, _reason: operation(session),
            with_reason=False,
            button=button,
            # Each session is one row of the outcome, also where events were selected.
            each=sessions,
            summary=" ".join([_sessions_words(sessions.count()), then, _("Nobody is written to.")]),
            outcome=_done_words,
        )


def to_come(sessions: SessionQuerySet) -> SessionQuerySet:
    """Those that may still be opened and closed."""
    held = sessions.filter(status=SessionStatus.SCHEDULED, starts_at__gt=timezone.now())
    return held.select_related("event").order_by("starts_at", "pk")


def _sessions_words(number: int) -> str:
    words = ngettext(
        "It is done for %(number)d session to come.",
        "It is done for %(number)d sessions to come.",
        number,
    )
    return words % {"number": number}


def _done_words(number: int) -> str:
    words = ngettext("Done for %(number)d session.", "Done for %(number)d sessions.", number)
    return words % {"number": number}
