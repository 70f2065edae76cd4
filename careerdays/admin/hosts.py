"""Hosts on the desk: who they are, where, and when they are away."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from careerdays.admin.after import AfterActions
from careerdays.admin.filters import DaysOfProgramme, HostProblems
from careerdays.admin.forms import RoundsChoice
from careerdays.clashes import at_another_table, in_the_room
from careerdays.models import CareerDay, Host, Round
from careerdays.services import enter_host, host_lists, lay_out, remove_host
from core.admin import DeskAdmin, RowActions
from core.admin.refusing import RefusalForm, SaysRefusals
from core.errors import DomainError
from documents.typst import PDF_TYPE
from events.models import Event
from events.services import why_unsuitable_for
from exchange.exports import PERMISSION
from jobs.desk import downloaded

# Of a host, what may be corrected when timetables are out.
WORDS = {"story", "competences"}


class HostForm(RefusalForm, forms.ModelForm[Host]):
    """Says beside the field who is in the room, or who sits elsewhere, at the same time."""

    class Meta:
        model = Host
        fields = [
            "career_day",
            "name",
            "organisation",
            "department",
            "professionals",
            "story",
            "competences",
            "room",
            "seats",
            "kept",
            "kept_for",
            "kept_gender",
            "kept_from_year",
            "kept_to_year",
            "from_year",
            "to_year",
            "away",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        away = self.fields.get("away")
        if isinstance(away, forms.ModelMultipleChoiceField):
            # She is away in rounds of her own career day, which a new host does not have yet.
            away.queryset = Round.objects.filter(career_day=self.instance.career_day_id)
            if self.instance._state.adding:
                away.help_text = _("Save first: then tick the rounds in which she is away.")

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        department = data.get("department")
        if department and department.organisation != data.get("organisation"):
            self.add_error("department", _("This department is of another organisation."))
        if career_day := data.get("career_day"):
            self._refuse_clashes(data, career_day)
            self._refuse_unsuitable(data, career_day.event)
        return data

    def _refuse_clashes(self, data: dict[str, Any], career_day: CareerDay) -> None:
        away = {one.pk for one in data.get("away") or ()}
        rounds = career_day.rounds_to_fill(timezone.now()).exclude(pk__in=away)
        if words := in_the_room(data.get("room"), rounds, but=self.instance):
            self.add_error("room", words)
        people = data.get("professionals") or ()
        if words := at_another_table(people, rounds, but=self.instance):
            self.add_error("professionals", words)

    def _refuse_unsuitable(self, data: dict[str, Any], event: Event) -> None:
        chosen = {person.pk for person in data.get("professionals") or ()}
        there = set() if self.instance._state.adding else self._seated()
        for words in why_unsuitable_for(event, chosen - there):
            self.add_error("professionals", words)

    def _seated(self) -> set[int]:
        return set(self.instance.professionals.values_list("pk", flat=True))


@admin.register(Host)
class HostAdmin(SaysRefusals, AfterActions, RowActions, DeskAdmin[Host]):
    form = HostForm
    actions = ["lists", "others", "another_room", "withdraw"]
    list_display = ["name", "organisation", "career_day", "room", "seats"]
    list_filter = [HostProblems, DaysOfProgramme]
    list_select_related = ["organisation", "career_day__event", "room"]
    search_fields = ["name", "organisation__name", "competences"]
    autocomplete_fields = ["career_day", "organisation", "department", "professionals", "room"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Host]:
        mine = Host.objects.coordinated_by(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=mine)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name != "away":
            return super().formfield_for_manytomany(db_field, request, **kwargs)
        mine = CareerDay.objects.coordinated_by(request.user).values("pk")
        return RoundsChoice(
            Round.objects.filter(career_day__in=mine),
            label=db_field.verbose_name.capitalize(),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Host | None = None) -> list[str]:
        """What is published is mended in its words; actions do the rest."""
        if obj is None or obj.career_day.published_at is None:
            return []
        return [name for name in HostForm.Meta.fields if name not in WORDS]

    def has_delete_permission(self, request: HttpRequest, obj: Host | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and not (obj is not None and obj.career_day.published_at)

    def delete_model(self, request: HttpRequest, obj: Host) -> None:
        remove_host(host=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Host]) -> None:
        for host in queryset:
            remove_host(host=host)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION) and self.has_view_permission(request)

    def is_for(self, action: str, row: Any) -> bool:
        return row.career_day.published_at is not None

    @admin.action(
        description=gettext_lazy("Print the lists for these hosts (PDF)"), permissions=["export"]
    )
    def lists(self, request: HttpRequest, queryset: QuerySet[Host]) -> HttpResponse | None:
        """What each host may be given of whom she meets; a sentence where that is nothing (L11)."""
        hosts = queryset.select_related("career_day__event__programme", "organisation", "room")
        try:
            content = host_lists(hosts=list(hosts), by=cast("User", request.user))
        except DomainError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return None
        return downloaded(content, name=_("hosts.pdf"), content_type=PDF_TYPE)

    @transaction.atomic
    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 # Django's signature
        super().save_related(request, form, formsets, change)
        if not change:
            enter_host(host=form.instance)
        elif form.instance.career_day.published_at is None:
            lay_out(host=form.instance)
