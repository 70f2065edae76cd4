"""Giving somebody in line a seat out of turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import ask_first, is_confirmed
from registrations.admin.told import telling_words
from registrations.admin.words import in_words_for_staff
from registrations.models import Registration
from registrations.services import promote_by_hand

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class PromotionForm(forms.Form):
    """Why, and whether the session grows for it."""

    reason = forms.CharField(
        label=gettext_lazy("Why out of turn"),
        help_text=gettext_lazy(
            "It stays on the registration and in its history; she does not see it."
        ),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": gettext_lazy("Write why: whoever asks will read it.")},
    )
    add_seats = forms.BooleanField(
        label=gettext_lazy("Add the places that are missing"),
        help_text=gettext_lazy("The session gets larger by them: check that the room allows it."),
        required=False,
    )


class PromotingAction(Base):
    """The action, for the table of registrations."""

    @admin.action(description=gettext_lazy("Give a place out of turn…"), permissions=["change"])
    def promote(
        self, request: HttpRequest, queryset: QuerySet[Registration]
    ) -> HttpResponse | None:
        form = PromotionForm(request.POST if is_confirmed(request) else None)

        def promote(registration: Registration, reason: str) -> None:
            with in_words_for_staff():
                promote_by_hand(
                    registration=registration,
                    reason=reason,
                    add_seats=form.cleaned_data["add_seats"],
                )

        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="promote",
            title=_("Give a place out of turn"),
            act=promote,
            form=form,
            button=ngettext("Give the place", "Give the places", queryset.count()),
            summary=_summary(queryset),
            effect=_who_and_where,
            outcome=_given_words,
        )


def _who_and_where(registration: Registration) -> str:
    session = registration.session
    if session.free is None:
        return registration.who
    words = ngettext("%(free)d place free", "%(free)d places free", session.free)
    return f"{registration.who} · {words % {'free': session.free}}"


def _summary(queryset: QuerySet[Registration]) -> str:
    chosen = Registration.objects.filter(pk__in=queryset.values("pk"))
    return " ".join([_("Who was in line before keeps her place there."), telling_words(chosen)])


def _given_words(number: int) -> str:
    words = ngettext("%(number)d person has a place.", "%(number)d people have a place.", number)
    return words % {"number": number}
