"""Sessions on the desk: dates, place and seats change by the operations that tell people."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import DeskAdmin, RowActions, ask_first
from core.admin.refusing import SaysRefusals
from core.errors import DomainError
from events.admin.columns import seats_words
from events.admin.filters import SessionsRoom, SessionsWhen
from events.admin_filters import SessionProblems, SessionsOfProgramme
from events.availability import availability
from events.enums import SessionStatus
from events.facts import session_facts
from events.models import Event, Session, SessionQuerySet
from events.presentation import session_look
from events.services import create_session
from exchange.export_admin import ExportMixin
from registrations.admin.by_hand import register_somebody
from registrations.admin.move_words import moved_words, people_of_session, with_warning
from registrations.admin.opening import OpeningActions, to_come
from registrations.admin.partner_list import partner_list
from registrations.admin.pools import PoolsInline, keep_as_typed
from registrations.admin.session_forms import DatesInline, SessionForm, move_as_typed
from registrations.admin.story import people_of
from registrations.admin.told import Told, people_told, telling_words, told_by
from registrations.admin.writing import write_to_people
from registrations.models import Registration, RegistrationQuerySet
from registrations.resources import EventResource
from registrations.services import cancel_session, change_capacity, delete_session
from registrations.wording import session_where

# Written on the row itself; the rest goes through an operation.
PLAIN = [
    "label",
    "join_url",
    "waiting_limit",
    "priority_opens_at",
    "registration_opens_at",
    "registration_closes_at",
]
SHOWN = ["event__site__municipality", "site__municipality", "room"]


@admin.register(Session)
class SessionAdmin(SaysRefusals, ExportMixin, OpeningActions, RowActions, DeskAdmin[Session]):
    export_resource = EventResource
    form = SessionForm
    list_display = [
        "event",
        "starts_at",
        "status",
        "seats",
        "waiting_people",
        "registration_state",
        "where",
    ]
    list_filter = [
        SessionProblems,
        SessionsOfProgramme,
        SessionsWhen,
        SessionsRoom,
        "status",
    ]
    search_fields = ["event__title", "label", "event__site__name", "site__name"]
    date_hierarchy = "starts_at"
    # The way from the page of an event.
    linked_lookups = ["event__id__exact"]
    autocomplete_fields = ["event", "site", "room"]
    readonly_fields = ["status", "taken", "waiting", "cancelled_at", "cancel_reason"]
    fieldsets = [
        (None, {"fields": ["event", "label", "site", "room", "join_url"]}),
        (gettext_lazy("Seats"), {"fields": ["capacity", "waiting_limit", "taken", "waiting"]}),
        (
            gettext_lazy("Registration"),
            {"fields": ["registration_opens_at", "priority_opens_at", "registration_closes_at"]},
        ),
        (gettext_lazy("State"), {"fields": ["status", "cancelled_at", "cancel_reason"]}),
    ]
    inlines = [DatesInline, PoolsInline]
    actions = [write_to_people, "close_registration", "open_registration", "cancel"]
    change_form_template = "admin/events/session/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Session]:
        mine = Event.objects.coordinated_by(request.user)
        hers = super().get_queryset(request).filter(event__in=mine)
        # What the columns ask of each row.
        return hers.select_related(*SHOWN).prefetch_related("event__rules__municipalities")

    def get_urls(self) -> list[URLPattern]:
        by_hand = self.admin_site.admin_view(partial(register_somebody, model_admin=self))
        for_partner = self.admin_site.admin_view(partial(partner_list, model_admin=self))
        return [
            path(
                "<path:session_pk>/partner-list/", for_partner, name="events_session_partner_list"
            ),
            path("<path:session_pk>/register/", by_hand, name="events_session_register"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("seats taken"), ordering="taken")
    def seats(self, session: Session) -> str:
        return seats_words(session.taken, session.capacity)

    @admin.display(description=gettext_lazy("waiting"), ordering="waiting")
    def waiting_people(self, session: Session) -> int:
        return session.waiting

    @admin.display(description=gettext_lazy("registration"))
    def registration_state(self, session: Session) -> str:
        """What the public page says of it."""
        answer = availability(session_facts(session), now=timezone.now())
        return session_look(session, answer).label

    @admin.display(description=gettext_lazy("where"))
    def where(self, session: Session) -> str:
        return session_where(session)

    def is_for(self, action: str, session: Session) -> bool:
        if session.status == SessionStatus.CANCELLED or session.is_over:
            return action not in {"cancel", "open_registration", "close_registration"}
        facts = session_facts(session)
        now = timezone.now()
        is_open = now < facts.closes_at and not (facts.opens_at and now < facts.opens_at)
        return {"open_registration": not is_open, "close_registration": is_open}.get(action, True)

    def sessions_to_come(self, queryset: QuerySet[Session]) -> SessionQuerySet:
        return to_come(Session.objects.filter(pk__in=queryset.values("pk")))

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """With who is in it and who waits, and the way to register somebody."""
        session = self.get_object(request, object_id)
        more: dict[str, Any] = dict(extra_context or {})
        if session is not None:
            more |= people_of(session)
            url = reverse("admin:events_session_register", args=[session.pk])
            more["row_links"] = [
                (url, _("Register somebody")),
                ("#people-heading", _("Who is in it")),
                (
                    reverse("admin:events_session_partner_list", args=[session.pk]),
                    _("List for a partner"),
                ),
            ]
        return super().change_view(request, object_id, form_url, more)

    def get_fieldsets(self, request: HttpRequest, obj: Session | None = None) -> Any:
        """With how many people a move is told to."""
        fieldsets = super().get_fieldsets(request, obj)
        return with_warning(fieldsets, partial(people_of_session, obj)) if obj else fieldsets

    def get_readonly_fields(self, request: HttpRequest, obj: Session | None = None) -> list[str]:
        return [*super().get_readonly_fields(request, obj), *(["event"] if obj else [])]

    def has_delete_permission(self, request: HttpRequest, obj: Session | None = None) -> bool:
        """Only what nobody ever registered for: history is evidence. None of many at once."""
        if obj is None or obj.registrations.exists():
            return False
        return super().has_delete_permission(request, obj)

    def delete_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Somebody may have registered since the page was asked for."""
        try:
            return super().delete_view(request, *args, **kwargs)
        except DomainError as error:
            self.message_user(request, str(error), messages.ERROR)
            return redirect("admin:events_session_changelist")

    def delete_model(self, request: HttpRequest, obj: Session) -> None:
        delete_session(session=obj)

    def save_model(
        self, request: HttpRequest, obj: Session, form: forms.ModelForm[Session], change: Any
    ) -> None:
        """A new session is made with its dates, in ``save_related``."""
        plain = [name for name in PLAIN if name in form.changed_data]
        if change and plain:
            obj.save(update_fields=[*plain, "updated_at"])

    def save_related(
        self, request: HttpRequest, form: forms.ModelForm[Session], formsets: Any, change: Any
    ) -> None:
        session, data = form.instance, form.cleaned_data
        dates, pools = formsets
        if not change:
            made = create_session(times=dates.times, **data)
            session.__dict__.update(made.__dict__)
            keep_as_typed(session, pools)
        else:
            people, version = people_of_session(session), session.sequence
            move_as_typed(session, form, dates)
            if "capacity" in form.changed_data:
                change_capacity(session=session, capacity=data["capacity"])
            keep_as_typed(session, pools)
            session.refresh_from_db()  # the message and the log say its new date
            if people and session.sequence != version:
                self.message_user(request, moved_words(people), messages.SUCCESS)
        # What the log of changes reads: nothing was saved by the formset itself.
        for formset in formsets:
            formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []

    @admin.action(description=gettext_lazy("Cancel…"), permissions=["change"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Session]) -> HttpResponse | None:
        people = Registration.objects.filter(session__in=queryset.values("pk"))
        told = told_by(people, "session")
        done = Counter[str]()

        def call_off(session: Session, reason: str) -> None:
            reached = people_told(Registration.objects.filter(session=session))
            cancel_session(session=session, reason=reason)
            done["people"] += reached

        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="cancel",
            title=_("Cancel these sessions and tell everybody in them why"),
            act=call_off,
            button=ngettext("Cancel the session", "Cancel the sessions", queryset.count()),
            summary=_cancel_summary(queryset.count(), people),
            effect=lambda session: told.get(session.pk, Told()).words,
            outcome=lambda _done: (
                ngettext(
                    "Session cancelled: %(people)d person is told.",
                    "Session cancelled: %(people)d people are told.",
                    done["people"],
                )
                % {"people": done["people"]}
            ),
        )


def _cancel_summary(number: int, people: RegistrationQuerySet) -> str:
    words = ngettext(
        "%(number)d session is cancelled.", "%(number)d sessions are cancelled.", number
    )
    return f"{words % {'number': number}} {telling_words(people)}"
