"""Career days on the desk: their rules, their rounds, and the button that allocates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from careerdays.admin.forms import RoundsForm
from careerdays.allocating import start_allocation
from careerdays.models import Ballot, CareerDay, Choice, Host, Round
from careerdays.services import close_choices, make_rounds
from careerdays.sheets import room_sheet, wall_sheet
from core.admin import DeskAdmin, NoDeletion, RowActions
from core.db import count_of
from core.errors import DomainError
from documents.sheets import Sheet, sheet_pdf
from documents.typst import PDF_TYPE
from events.enums import EventKind
from jobs.desk import downloaded
from programmes.fundings import fundings_of


@admin.register(CareerDay)
class CareerDayAdmin(RowActions, NoDeletion, DeskAdmin[CareerDay]):
    list_display = ["event", "hosts", "rounds", "choosers", "choices_close_at", "published_at"]
    list_select_related = ["event"]
    search_fields = ["event__title"]
    autocomplete_fields = ["event"]
    readonly_fields = ["published_at"]
    actions = ["close", "allocate", "rounds_page", "wall", "rooms"]
    fieldsets = [
        (None, {"fields": ["event"]}),
        (
            gettext_lazy("What each student gets"),
            {"fields": ["rounds_each", "most_choices", "first_choices", "most_of_one_school"]},
        ),
        (gettext_lazy("Choices"), {"fields": ["choices_open_at", "choices_close_at"]}),
        (gettext_lazy("The draw"), {"fields": ["seed", "published_at"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[CareerDay]:
        mine = CareerDay.objects.coordinated_by(request.user).values("pk")
        rows: QuerySet[CareerDay] = super().get_queryset(request).filter(pk__in=mine)
        this = {"career_day": OuterRef("pk")}
        chosen = Exists(Choice.objects.filter(ballot=OuterRef("pk")))
        counted: QuerySet[CareerDay] = rows.annotate(
            host_number=count_of(Host.objects.filter(**this)),
            round_number=count_of(Round.objects.filter(**this)),
            chooser_number=count_of(Ballot.objects.in_use().filter(chosen, **this)),
        )
        return counted

    def get_readonly_fields(self, request: HttpRequest, obj: CareerDay | None = None) -> list[str]:
        """The event stays, the seed from when choices open; what is published is as decided."""
        if obj is None:
            return ["published_at"]
        rules = ["rounds_each", "most_choices", "first_choices", "most_of_one_school"]
        fixed = ["seed"] if obj.has_fixed_seed(timezone.now()) else []
        return ["event", "published_at", *fixed, *(rules if obj.published_at else [])]

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField[Any] | None:
        """Only events of that kind have encounters."""
        field = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "event" and field is not None and field.queryset is not None:
            field.queryset = field.queryset.filter(kind=EventKind.CAREER_DAY)
        return field

    @admin.display(description=Host._meta.verbose_name_plural, ordering="host_number")
    def hosts(self, row: Any) -> int:
        return int(row.host_number)

    @admin.display(description=gettext_lazy("rounds"), ordering="round_number")
    def rounds(self, row: Any) -> int:
        return int(row.round_number)

    @admin.display(description=gettext_lazy("who chose"), ordering="chooser_number")
    def choosers(self, row: Any) -> int:
        return int(row.chooser_number)

    def is_for(self, action: str, row: Any) -> bool:
        if action == "close":
            return bool(row.takes_choices(timezone.now()))
        return action in {"wall", "rooms"} or row.published_at is None

    @admin.action(description=gettext_lazy("Close choices now"), permissions=["change"])
    def close(self, request: HttpRequest, queryset: QuerySet[CareerDay]) -> None:
        """Who changes her mind writes another closing moment on the day's page."""
        career_day = self._only(request, queryset)
        if career_day is None:
            return
        try:
            close_choices(career_day=career_day)
        except DomainError as error:
            self.message_user(request, str(error), messages.ERROR)
        else:
            words = _("Choices are closed: allocate the students, then publish.")
            self.message_user(request, words, messages.SUCCESS)

    @admin.action(description=gettext_lazy("Allocate students to hosts"), permissions=["change"])
    def allocate(self, request: HttpRequest, queryset: QuerySet[CareerDay]) -> HttpResponse | None:
        """A job does it; its page shows how far it is."""
        career_day = self._only(request, queryset)
        if career_day is None:
            return None
        job = start_allocation(career_day, by=cast("User", request.user))
        return redirect("jobs:show", key=job.key)

    @admin.action(description=gettext_lazy("Make the rounds…"), permissions=["change"])
    def rounds_page(
        self, request: HttpRequest, queryset: QuerySet[CareerDay]
    ) -> HttpResponse | None:
        career_day = self._only(request, queryset)
        if career_day is None:
            return None
        return redirect("admin:careerdays_careerday_rounds", career_day.pk)

    @admin.action(description=gettext_lazy("Print the wall sheet (PDF)"), permissions=["view"])
    def wall(self, request: HttpRequest, queryset: QuerySet[CareerDay]) -> HttpResponse | None:
        return self._printed(request, queryset, wall_sheet, _("wall-sheet.pdf"))

    @admin.action(
        description=gettext_lazy("Print the sheets of the rooms (PDF)"), permissions=["view"]
    )
    def rooms(self, request: HttpRequest, queryset: QuerySet[CareerDay]) -> HttpResponse | None:
        return self._printed(request, queryset, room_sheet, _("rooms.pdf"))

    def _printed(
        self,
        request: HttpRequest,
        queryset: QuerySet[CareerDay],
        sheet_of: Callable[[CareerDay], Sheet],
        name: str,
    ) -> HttpResponse | None:
        """A sheet of one career day; neither of them has names of students."""
        career_day = self._only(request, queryset)
        if career_day is None:
            return None
        sheet = sheet_of(career_day)
        if not sheet.sections:
            self.message_user(request, _("No host is in any round yet."), messages.ERROR)
            return None
        content = sheet_pdf(sheet, fundings_of([career_day.event.programme]))
        return downloaded(content, name=name, content_type=PDF_TYPE)

    def _only(self, request: HttpRequest, queryset: QuerySet[CareerDay]) -> CareerDay | None:
        rows = list(queryset[:2])
        if len(rows) == 1:
            return rows[0]
        self.message_user(request, _("Choose one career day."), messages.ERROR)
        return None

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.make_rounds_view)
        return [
            path("<int:pk>/rounds/", view, name="careerdays_careerday_rounds"),
            *super().get_urls(),
        ]

    def make_rounds_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Rounds from hours, a length and a break, in the place of those that a day had."""
        career_day = self.get_queryset(request).filter(pk=pk).first()
        if career_day is None or not self.has_change_permission(request, career_day):
            raise Http404
        form = RoundsForm(request.POST or None, career_day=career_day)
        if request.method == "POST" and form.is_valid() and self._made(request, career_day, form):
            return redirect(reverse("admin:careerdays_careerday_rounds", args=[career_day.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Rounds"),
            "opts": self.opts,
            "original": career_day,
            "form": form,
            "rounds": career_day.rounds.select_related("session"),
        }
        status = 422 if form.errors else 200
        return TemplateResponse(request, "admin/careerdays/rounds.html", context, status=status)

    def _made(self, request: HttpRequest, career_day: CareerDay, form: RoundsForm) -> bool:
        times = form.times()
        try:
            make_rounds(career_day=career_day, session=form.cleaned_data["session"], times=times)
        except DomainError as error:
            form.add_error(None, str(error))
            return False
        words = ngettext("%(number)d round is made.", "%(number)d rounds are made.", len(times))
        self.message_user(request, words % {"number": len(times)}, messages.SUCCESS)
        return True
