"""Decisions by hand: a coordinator writes whom somebody meets, or does not meet any more."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from careerdays.admin.forms import round_words
from careerdays.models import CareerDay, Pin, Round
from careerdays.services import ballot_of_ticket, pin_meeting, place_student, remove_student
from core.admin import DeskAdmin
from core.admin.refusing import RefusalForm, SaysRefusals
from programmes.admin_filters import OfProgramme

SHOWN = ("who", "host", "is_met", "in_round", "why", "made_by")


class PinsOfProgramme(OfProgramme):
    path = "ballot__career_day__event__programme"


class RoundField(forms.ModelChoiceField[Round]):
    def label_from_instance(self, obj: Any) -> str:
        return round_words(obj)


class PinForm(RefusalForm, forms.ModelForm[Pin]):
    """Whose it is is typed as on the ticket: nobody is looked for by name here."""

    career_day = forms.ModelChoiceField(
        CareerDay.objects.none(), label=gettext_lazy("Career day"), empty_label=None
    )
    code = forms.CharField(label=gettext_lazy("Ticket code"), max_length=20)
    number = forms.IntegerField(
        label=gettext_lazy("Pupil's number, if it is a class"), required=False, min_value=1
    )
    is_met = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            ("yes", gettext_lazy("Meets the host")),
            ("no", gettext_lazy("Does not meet the host any more")),
        ],
        required=False,
        initial="yes",
        widget=forms.RadioSelect,
    )
    round = RoundField(
        Round.objects.none(),
        label=gettext_lazy("Round"),
        required=False,
        empty_label=gettext_lazy("Any round"),
    )

    class Meta:
        model = Pin
        fields = ["host", "reason"]

    request: HttpRequest  # given by the admin

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        days = CareerDay.objects.coordinated_by(self.request.user)
        rounds = Round.objects.filter(career_day__in=days.order_by().values("pk"))
        for name, rows in (("career_day", days.select_related("event")), ("round", rounds)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 # declared above
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        data["is_met"] = data.get("is_met") != "no"
        career_day = data.get("career_day")
        if career_day is None:
            return data
        if career_day.published_at and data["is_met"] and not data.get("round"):
            self.add_error("round", _("The timetables are published: choose the round."))
        if not career_day.published_at and not data["is_met"]:
            self.add_error(
                "is_met", _("Nothing is published yet: delete the decision that is there.")
            )
        return data

    def decide(self, by: User) -> Pin:
        """Do what was typed.

        Raises:
            DomainError: it cannot be, and why.
        """
        data = self.cleaned_data
        career_day, host, reason = data["career_day"], data["host"], data["reason"]
        ballot = ballot_of_ticket(career_day=career_day, code=data["code"], number=data["number"])
        if not career_day.published_at:
            return pin_meeting(ballot=ballot, host=host, one=data["round"], reason=reason, by=by)
        if data["is_met"]:
            place_student(ballot=ballot, host=host, one=data["round"], reason=reason, by=by)
        else:
            remove_student(ballot=ballot, host=host, reason=reason, by=by)
        return Pin.objects.get(ballot=ballot, host=host)


@admin.register(Pin)
class PinAdmin(SaysRefusals, DeskAdmin[Pin]):
    form = PinForm
    list_display = ["who", "host", "is_met", "in_round", "why", "made_by", "updated_at"]
    list_filter = [PinsOfProgramme]
    list_select_related = [
        "ballot__career_day__event",
        "ballot__participant",
        "ballot__registration__school_class",
        "host",
        "round",
        "made_by",
    ]
    search_fields = ["host__name", "reason"]
    autocomplete_fields = ["host"]
    fieldsets = [
        (
            None,
            {"fields": ["career_day", "code", "number", "is_met", "host", "round", "reason"]},
        )
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pin]:
        mine = Pin.objects.coordinated_by(request.user)
        return super().get_queryset(request).filter(pk__in=mine.order_by().values("pk"))

    def get_fieldsets(self, request: HttpRequest, obj: Pin | None = None) -> Any:
        """What is decided is read as it is in the list."""
        shown = {"fields": SHOWN}
        return super().get_fieldsets(request, obj) if obj is None else [(None, shown)]

    def get_readonly_fields(self, request: HttpRequest, obj: Pin | None = None) -> list[str]:
        return [] if obj is None else list(SHOWN)

    def get_form(
        self,
        request: HttpRequest,
        obj: Pin | None = None,
        change: Any = False,  # noqa: FBT002 # Django's signature
        **kwargs: Any,
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.request = request
        return form

    def has_change_permission(self, request: HttpRequest, obj: Pin | None = None) -> bool:
        """Another decision is another row: take this one back first."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Pin | None = None) -> bool:
        may = super().has_delete_permission(request, obj)
        return may and not (obj is not None and obj.ballot.career_day.published_at)

    @admin.display(description=gettext_lazy("student"))
    def who(self, pin: Pin) -> str:
        return pin.ballot.who

    @admin.display(description=gettext_lazy("reason"))
    def why(self, pin: Pin) -> str:
        """Whoever wrote it may have named her."""
        person = pin.ballot.participant
        return "–" if person and person.restricted_at else pin.reason

    @admin.display(description=gettext_lazy("round"))
    def in_round(self, pin: Pin) -> str:
        return round_words(pin.round) if pin.round else _("Any round")

    def save_model(self, request: HttpRequest, obj: Pin, form: Any, change: Any) -> None:
        """A service decides, and the row is what it wrote."""
        decided = form.decide(cast("User", request.user))
        obj.__dict__.update(decided.__dict__)
