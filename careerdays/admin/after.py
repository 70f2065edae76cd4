"""What is done to a host whose timetable is out: she cannot come, somebody else takes her table, or
it is in another room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from careerdays.admin.forms import RoundsChoice
from careerdays.models import CareerDay, Encounter, Host, Round
from careerdays.services import change_room, seat_others, withdraw_host
from core.admin import ask_first, is_confirmed
from core.admin.asking import ReasonForm
from partners.models import Professional, Room

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Host]
else:
    Base = object


class RoomForm(forms.Form):
    """Rooms of the sites where the career days are."""

    room = forms.ModelChoiceField(Room.objects.none(), label=gettext_lazy("Room"))

    def __init__(self, *args: Any, days: QuerySet[CareerDay], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["room"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 # declared above
        ids = days.order_by().values("pk")
        there = Q(site__events__career_day__in=ids) | Q(
            site__in=days.order_by().values("event__sessions__site")
        )
        used = Q(career_day_hosts__career_day__in=ids)
        field.queryset = Room.objects.filter(there | used).distinct()


class AwayForm(ReasonForm):
    """In which rounds to come of ``hosts`` they cannot come: in all, until somebody says less."""

    rounds = RoundsChoice(
        Round.objects.none(),
        label=gettext_lazy("Rounds to come"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Tick at least one round.")},
    )
    field_order = ["rounds", "reason"]

    def __init__(self, *args: Any, hosts: QuerySet[Host], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rounds = Round.objects.taking_place().filter(
            starts_at__gt=timezone.now(), meetings__host__in=hosts.order_by().values("pk")
        )
        field = self.fields["rounds"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 # declared above
        field.queryset = rounds.distinct()
        # Where all have begun the service says so.
        field.required = rounds.exists()
        self.initial["rounds"] = list(rounds)


class TableForm(forms.Form):
    """Who is at the table of ``host`` from now on: people of her organisation."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        help_text=gettext_lazy("As students read it: a person, or a desk."),
    )
    professionals = forms.ModelMultipleChoiceField(
        Professional.objects.none(),
        label=gettext_lazy("Professionals"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, host: Host, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        seated = host.professionals.all()
        field = self.fields["professionals"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101 # declared above
        field.queryset = Professional.objects.filter(
            Q(organisation=host.organisation_id) | Q(pk__in=seated.order_by().values("pk"))
        )
        self.initial = {"name": host.name, "professionals": list(seated)}


class AfterActions(Base):
    """Actions on hosts of career days that are published."""

    @admin.action(description=gettext_lazy("Cannot come…"), permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Host]) -> HttpResponse | None:
        form = AwayForm(request.POST if is_confirmed(request) else None, hosts=queryset)
        summary = _(
            "Whoever was to meet them in one of these rounds is written to, with your reason, and "
            "finds what is free. What has begun stays."
        )
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="withdraw",
            title=_("A host cannot come"),
            button=_("Take out of the timetable"),
            summary=summary,
            effect=_encounters_words,
            form=form,
            act=lambda host, reason: withdraw_host(
                host=host, reason=reason, rounds=form.cleaned_data["rounds"]
            ),
        )

    @admin.action(
        description=gettext_lazy("Somebody else takes the table…"), permissions=["change"]
    )
    def others(self, request: HttpRequest, queryset: QuerySet[Host]) -> HttpResponse | None:
        host = queryset.first()
        if host is None or queryset.count() != 1:
            self.message_user(request, _("Choose one host."), messages.ERROR)
            return None
        form = TableForm(request.POST if is_confirmed(request) else None, host=host)
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="others",
            title=_("Somebody else takes the table"),
            button=_("Change who is there"),
            summary=_(
                "In the rounds to come these people are at the table. Where the name is another, "
                "whoever is to meet them is written to. Change the story on the host's page."
            ),
            effect=_encounters_words,
            form=form,
            act=lambda host, _reason: seat_others(host=host, **form.cleaned_data),
        )

    @admin.action(description=gettext_lazy("Another room…"), permissions=["change"])
    def another_room(self, request: HttpRequest, queryset: QuerySet[Host]) -> HttpResponse | None:
        days = CareerDay.objects.filter(hosts__in=queryset.order_by().values("pk"))
        form = RoomForm(request.POST if is_confirmed(request) else None, days=days)
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="another_room",
            title=_("Another room"),
            button=_("Change the room"),
            summary=_("Whoever meets them in a round to come is written to."),
            effect=_encounters_words,
            form=form,
            act=lambda host, _reason: change_room(host=host, room=form.cleaned_data["room"]),
        )


def _encounters_words(host: Host) -> str:
    to_come = Encounter.objects.expected().filter(host=host, round__starts_at__gt=timezone.now())
    number = to_come.count()
    words = ngettext("%(number)d encounter to come", "%(number)d encounters to come", number)
    return words % {"number": number}
