"""Moving the selected registrations to another session of their event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import ask_first, is_confirmed
from events.enums import SessionStatus
from events.models import Session
from registrations.admin.told import telling_words
from registrations.admin.words import in_words_for_staff
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services import move_registration
from registrations.wording import session_when

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class TargetForm(forms.Form):
    """To which session: those to come of one event, each with its free seats."""

    session = forms.ChoiceField(
        label=gettext_lazy("To which session?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose the session."),
            "invalid_choice": gettext_lazy("Choose a session of the list."),
        },
    )

    def __init__(
        self, *args: Any, sessions: Sequence[Session], moving: Sequence[Registration], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = {str(session.pk): session for session in sessions}
        choices = [(key, _choice_words(s, moving)) for key, s in self.sessions.items()]
        self.fields["session"].choices = choices  # type: ignore[attr-defined]

    @property
    def target(self) -> Session:
        return self.sessions[self.cleaned_data["session"]]


class MovingAction(Base):
    """The action, for the table of registrations."""

    @admin.action(description=gettext_lazy("Move to another session…"), permissions=["change"])
    def move(self, request: HttpRequest, queryset: QuerySet[Registration]) -> HttpResponse | None:
        ours = queryset.filter(status__in=RegistrationStatus.ACTIVE)
        moving = list(ours.order_by("queued_at", "pk"))
        sessions = _sessions_for(moving)
        if refusal := _why_not(moving, sessions):
            self.message_user(request, refusal, messages.ERROR)
            return None
        data = request.POST if is_confirmed(request) else None
        form = TargetForm(data, sessions=sessions, moving=moving)

        def move(registration: Registration, _reason: str) -> None:
            with in_words_for_staff():
                move_registration(registration=registration, session=form.target)

        return ask_first(
            request,
            ours.order_by("queued_at", "pk"),
            model_admin=self,
            action="move",
            title=_("Move to another session"),
            act=move,
            form=form,
            button=ngettext("Move the registration", "Move the registrations", len(moving)),
            summary=_summary(moving),
            effect=lambda registration: registration.who,
            outcome=_moved_words,
        )


def _why_not(moving: Sequence[Registration], sessions: Sequence[Session]) -> str:
    if not moving:
        return _("None of these registrations is active: there is nothing to move.")
    if len({registration.session.event_id for registration in moving}) > 1:
        return _("Select registrations of one event: people move between its sessions.")
    if not sessions:
        return _("This event has no other session to come.")
    return ""


def _sessions_for(moving: Sequence[Registration]) -> list[Session]:
    """Sessions to come of their event, without the one that all of them are in."""
    events = {registration.session.event_id for registration in moving}
    of_event = Session.objects.filter(event__in=events, status=SessionStatus.SCHEDULED)
    left = {registration.session_id for registration in moving}
    hidden = left if len(left) == 1 else set()
    return list(of_event.upcoming().exclude(pk__in=hidden).with_facts())


def _choice_words(session: Session, moving: Sequence[Registration]) -> str:
    parts = [session_when(session), session.label, _free_words(session)]
    newcomers = [r for r in moving if r.session_id != session.pk]
    fit = ngettext("%(fit)d of %(number)d fits", "%(fit)d of %(number)d fit", len(newcomers))
    fitting = _how_many_fit(session, newcomers)
    parts.append(fit % {"fit": fitting, "number": len(newcomers)})
    return " · ".join(part for part in parts if part)


def _free_words(session: Session) -> str:
    if session.free is None:
        return _("no limit of places")
    words = ngettext("%(free)d place free", "%(free)d places free", session.free)
    words %= {"free": session.free}
    if not session.waiting:
        return words
    line = ngettext("%(people)d person waiting", "%(people)d people waiting", session.waiting)
    return f"{words}, {line % {'people': session.waiting}}"


def _how_many_fit(session: Session, moving: Iterable[Registration]) -> int:
    """As many as the operation would let in now, one after the other; the rules apart."""
    free, fitting = session.free, 0
    if session.waiting and free is not None:
        return 0
    for registration in moving:
        if free is None or registration.seats <= free:
            free = None if free is None else free - registration.seats
            fitting += 1
    return fitting


def _summary(moving: Sequence[Registration]) -> str:
    seats = sum(registration.seats for registration in moving)
    words = ngettext("%(seats)d seat is needed.", "%(seats)d seats are needed.", seats)
    told = Registration.objects.filter(pk__in=[registration.pk for registration in moving])
    return " ".join(
        [
            words % {"seats": seats},
            _("Who does not fit stays where she is, and is named."),
            telling_words(told),
            _("Ticket codes stay the same."),
        ]
    )


def _moved_words(number: int) -> str:
    words = ngettext(
        "%(number)d registration was moved.", "%(number)d registrations were moved.", number
    )
    return words % {"number": number}
