"""Lengths of time, as people say and write them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


class Unit(models.TextChoices):
    """What a length of time is counted in, the longest first."""

    DAYS = "days", _("days")
    HOURS = "hours", _("hours")
    MINUTES = "minutes", _("minutes")

    @property
    def length(self) -> timedelta:
        """One of it."""
        return timedelta(**{self.value: 1})


def counted(span: timedelta) -> tuple[int, Unit]:
    """``span`` as a whole number of the longest unit it is made of; seconds are left out."""
    for unit in Unit:
        if span and not span % unit.length:
            return span // unit.length, unit
    return span // Unit.MINUTES.length, Unit.MINUTES


def span_words(span: timedelta) -> str:
    """``span`` in words: "3 days", "36 hours"."""
    number, unit = counted(span)
    words: Mapping[Unit, str] = {
        Unit.DAYS: ngettext("%(number)d day", "%(number)d days", number),
        Unit.HOURS: ngettext("%(number)d hour", "%(number)d hours", number),
        Unit.MINUTES: ngettext("%(number)d minute", "%(number)d minutes", number),
    }
    return words[unit] % {"number": number}
