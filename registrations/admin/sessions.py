"""Sessions on the desk: dates, place and seats change by the operations that tell people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import SAFE_ADDRESSES, ScopedChoices, ask_first
from core.errors import DomainError
from events.models import Event, Occurrence, Session
from events.services import Times, create_session, in_order
from registrations.admin.told import people_told, who_is_told
from registrations.models import Registration, RegistrationQuerySet
from registrations.services import (
    cancel_session,
    change_capacity,
    delete_session,
    move_session,
)

# Written on the row itself; the rest goes through an operation.
PLAIN = ["label", "join_url", "waiting_limit", "registration_opens_at", "registration_closes_at"]


class SessionForm(forms.ModelForm[Session]):
    # What the operation answered when the form was fine; said on the form, with what was typed.
    refusal = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _compare_with_what_was_shown(self)

    def clean_capacity(self) -> int | None:
        """Said beside the field; the operation checks it again under the lock."""
        capacity: int | None = self.cleaned_data["capacity"]
        if capacity is not None and capacity < self.instance.taken:
            words = _("%(taken)s seats are taken: there cannot be fewer.")
            raise ValidationError(words % {"taken": self.instance.taken})
        return capacity

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        room, event = cleaned.get("room"), cleaned.get("event") or self.instance.event
        site = cleaned.get("site") or event.site
        if room and room.site != site:
            self.add_error("room", _("This room is at another site."))
        if self.refusal:
            self.add_error(None, self.refusal)
        return cleaned


class DateForm(forms.ModelForm[Occurrence]):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _compare_with_what_was_shown(self)

    def validate_constraints(self) -> None:
        """Left to the whole: one date may move to where another was (``DatesFormSet.clean``)."""


class DatesFormSet(BaseInlineFormSet[Occurrence, Session, forms.ModelForm[Occurrence]]):
    """The dates of a session, checked as a whole and saved by nobody here."""

    def clean(self) -> None:
        super().clean()
        if not self._is_over():
            self._refuse_the_past()
        if any(self.errors):
            return
        try:
            in_order(self.times)
        except DomainError as error:
            raise ValidationError(str(error)) from None

    def _is_over(self) -> bool:
        """What took place may be written down as it was."""
        return self.instance.pk is not None and self.instance.ends_at <= timezone.now()

    def _refuse_the_past(self) -> None:
        """A wrong year would be told to everybody. Dates that have begun stay as they are."""
        for form in self.forms:
            if form.cleaned_data.get("DELETE"):
                continue
            for name in {"starts_at", "ends_at"} & set(form.changed_data) & set(form.cleaned_data):
                moment = form.cleaned_data[name]
                if moment < timezone.now() and moment != form.initial.get(name):
                    form.add_error(name, _("This date is in the past."))

    @property
    def times(self) -> list[Times]:
        rows = [form.cleaned_data for form in self.forms if form.cleaned_data]
        return [Times(row["starts_at"], row["ends_at"]) for row in rows if not row.get("DELETE")]


class DatesInline(admin.TabularInline[Occurrence, Session]):
    model = Occurrence
    form = DateForm
    formset = DatesFormSet
    extra = 1
    fields = ["starts_at", "ends_at"]

    def get_extra(self, request: HttpRequest, obj: Session | None = None, **kwargs: Any) -> int:
        return 0 if obj else 1


def _compare_with_what_was_shown(form: forms.ModelForm[Any]) -> None:
    """A field was changed where it differs from the page that was opened, not from the row.

    So a page that was open while a colleague moved the session does not move it back.
    """
    for field in form.fields.values():
        field.show_hidden_initial = True


def _move(session: Session, form: forms.ModelForm[Session], dates: DatesFormSet) -> None:
    """Move the session where the form says so; what it leaves alone stays as the row has it."""
    if not (dates.has_changed() or {"site", "room"} & set(form.changed_data)):
        return
    now = Session.objects.select_related("site", "room").get(pk=session.pk)
    place = {
        name: form.cleaned_data[name] if name in form.changed_data else getattr(now, name)
        for name in ("site", "room")
    }
    kept = [Times(date.starts_at, date.ends_at) for date in now.occurrences.all()]
    move_session(session=now, times=dates.times if dates.has_changed() else kept, **place)


@admin.register(Session)
class SessionAdmin(ScopedChoices, admin.ModelAdmin[Session]):
    form = SessionForm
    list_display = ["event", "starts_at", "status", "capacity", "taken", "waiting"]
    list_filter = ["status", ("event", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["event"]
    search_fields = ["event__title", "label"]
    date_hierarchy = "starts_at"
    autocomplete_fields = ["event", "site", "room"]
    readonly_fields = ["status", "taken", "waiting", "cancelled_at", "cancel_reason"]
    formfield_overrides = SAFE_ADDRESSES
    fields = ["event", "site", "room", "capacity", *PLAIN, *readonly_fields]
    inlines = [DatesInline]
    actions = ["cancel"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Session]:
        mine = Event.objects.coordinated_by(request.user)
        return super().get_queryset(request).filter(event__in=mine).select_related("event")

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

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A refusal that the form could not foresee stands on it, and nothing is saved."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except DomainError as error:
            request.refusal = str(error)  # type: ignore[attr-defined]
            response = super().changeform_view(request, *args, **kwargs)
            response.status_code = 422
            return response

    def get_form(
        self, request: HttpRequest, *args: Any, **kwargs: Any
    ) -> type[forms.ModelForm[Session]]:
        form = super().get_form(request, *args, **kwargs)
        form.refusal = getattr(request, "refusal", "")  # type: ignore[attr-defined]
        return form

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
        (dates,) = formsets
        if not change:
            made = create_session(times=dates.times, **data)
            session.__dict__.update(made.__dict__)
        else:
            _move(session, form, dates)
            if "capacity" in form.changed_data:
                change_capacity(session=session, capacity=data["capacity"])
            session.refresh_from_db()  # the message and the log say its new date
        # What the log of changes reads: nothing was saved by the formset itself.
        dates.new_objects, dates.changed_objects, dates.deleted_objects = [], [], []

    @admin.action(description=gettext_lazy("Cancel…"), permissions=["change"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Session]) -> HttpResponse | None:
        told = 0

        def call_off(session: Session, reason: str) -> None:
            nonlocal told
            people = people_told(_registrations_of(session))
            cancel_session(session=session, reason=reason)
            told += people

        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="cancel",
            title=_("Cancel these sessions and tell everybody in them why"),
            act=call_off,
            button=ngettext("Cancel the session", "Cancel the sessions", queryset.count()),
            effect=lambda session: who_is_told(_registrations_of(session)),
            outcome=lambda _done: (
                ngettext(
                    "Session cancelled: %(people)d person is told.",
                    "Session cancelled: %(people)d people are told.",
                    told,
                )
                % {"people": told}
            ),
        )


def _registrations_of(session: Session) -> RegistrationQuerySet:
    return Registration.objects.filter(session=session)
