"""Decisions by hand: a coordinator writes whom somebody meets, before the allocation."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from careerdays.admin.hosts import round_words
from careerdays.models import CareerDay, Pin, Round
from careerdays.services import ballot_of_ticket, pin_meeting
from core.admin import DeskAdmin
from core.errors import DomainError
from participants.limits import not_limited
from programmes.admin_filters import OfProgramme


class PinsOfProgramme(OfProgramme):
    path = "ballot__career_day__event__programme"


class RoundField(forms.ModelChoiceField[Round]):
    def label_from_instance(self, obj: Any) -> str:
        return round_words(obj)


class PinForm(forms.ModelForm[Pin]):
    """Whose it is is typed as on the ticket: nobody is looked for by name here.

    A form without errors has decided: the service says what cannot be, and here it is said where.
    """

    career_day = forms.ModelChoiceField(
        CareerDay.objects.none(), label=gettext_lazy("Career day"), empty_label=None
    )
    code = forms.CharField(label=gettext_lazy("Ticket code"), max_length=20)
    number = forms.IntegerField(
        label=gettext_lazy("Pupil's number, if it is a class"), required=False, min_value=1
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
        days = CareerDay.objects.coordinated_by(self.request.user).filter(published_at=None)
        rounds = Round.objects.filter(career_day__in=days.order_by().values("pk"))
        for name, rows in (("career_day", days.select_related("event")), ("round", rounds)):
            field = self.fields[name]
            assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 # declared above
            field.queryset = rows

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            self._decide(data)
        return data

    def _decide(self, data: dict[str, Any]) -> None:
        beside = "code" if data["number"] is None else "number"
        try:
            ballot = ballot_of_ticket(
                career_day=data["career_day"], code=data["code"], number=data["number"]
            )
            beside = "host"
            self.instance = pin_meeting(
                ballot=ballot,
                host=data["host"],
                one=data["round"],
                reason=data["reason"],
                by=cast("User", self.request.user),
            )
        except DomainError as error:
            self.add_error(beside, str(error))


@admin.register(Pin)
class PinAdmin(DeskAdmin[Pin]):
    form = PinForm
    list_display = ["who", "host", "in_round", "reason", "made_by", "created_at"]
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
    fieldsets = [(None, {"fields": ["career_day", "code", "number", "host", "round", "reason"]})]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pin]:
        mine = Pin.objects.coordinated_by(request.user).filter(not_limited("ballot__participant"))
        return super().get_queryset(request).filter(pk__in=mine.order_by().values("pk"))

    def get_fieldsets(self, request: HttpRequest, obj: Pin | None = None) -> Any:
        """What is decided is read as it is in the list."""
        shown = {"fields": ["who", "host", "in_round", "reason", "made_by"]}
        return super().get_fieldsets(request, obj) if obj is None else [(None, shown)]

    def get_readonly_fields(self, request: HttpRequest, obj: Pin | None = None) -> list[str]:
        return [] if obj is None else ["who", "host", "in_round", "reason", "made_by"]

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

    @admin.display(description=gettext_lazy("round"))
    def in_round(self, pin: Pin) -> str:
        return round_words(pin.round) if pin.round else _("Any round")

    def save_model(self, request: HttpRequest, obj: Pin, form: Any, change: Any) -> None:
        """The form has decided it."""
