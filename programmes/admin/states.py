"""Showing programmes to everybody, and among those concluded, from the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import ask_first
from programmes.enums import ProgrammeStatus
from programmes.models import Programme
from programmes.services import (
    conclude_programme,
    publish_programme,
    why_not_concludable,
    why_not_publishable,
)

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class StateActions(Base):
    """The two actions that change the state of a programme, each after a page that asks."""

    def is_for(self, action: str, programme: Programme) -> bool:
        """Published from a draft, concluded once it was public."""
        match action:
            case "publish":
                return programme.status != ProgrammeStatus.PUBLISHED
            case "conclude":
                return programme.status == ProgrammeStatus.PUBLISHED
        return True

    @admin.action(description=gettext_lazy("Publish…"), permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Programme]) -> HttpResponse | None:
        number = queryset.count()
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="publish",
            title=_("Publish these programmes"),
            act=lambda programme, _reason: publish_programme(programme=programme),
            with_reason=False,
            button=ngettext("Publish the programme", "Publish the programmes", number),
            summary=_summary(_("Everybody sees them."), queryset, why_not_publishable),
            effect=_readiness(ProgrammeStatus.PUBLISHED, why_not_publishable),
        )

    @admin.action(description=gettext_lazy("Show among those concluded…"), permissions=["change"])
    def conclude(self, request: HttpRequest, queryset: QuerySet[Programme]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="conclude",
            title=_("Show these programmes among those concluded"),
            act=lambda programme, _reason: conclude_programme(programme=programme),
            with_reason=False,
            summary=_summary(
                _("They stay public, among those concluded."), queryset, why_not_concludable
            ),
            effect=_readiness(ProgrammeStatus.CONCLUDED, why_not_concludable),
        )


def _readiness(
    state: ProgrammeStatus, why_not: Callable[[Programme], str]
) -> Callable[[Programme], str]:
    """What happens to a programme that is to be in ``state``, in words."""

    def words(programme: Programme) -> str:
        if programme.status == state:
            return _("Stays as it is.")
        problem = why_not(programme)
        return _("Stays as it is. %(problem)s") % {"problem": problem} if problem else _("Ready.")

    return words


def _summary(
    then: str, programmes: QuerySet[Programme], why_not: Callable[[Programme], str]
) -> str:
    lacking = sum(bool(why_not(programme)) for programme in programmes)
    words = [then]
    if lacking:
        stay = ngettext(
            "%(lacking)d lacks something and stays as it is.",
            "%(lacking)d lack something and stay as they are.",
            lacking,
        )
        words.append(stay % {"lacking": lacking})
    return " ".join([*words, _("Nobody is written to.")])
