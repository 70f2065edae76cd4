"""Consents and pictures that ask a coordinator to act (L5, L6)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.problems import Problem
from participants.models import PurposeText
from participants.models.published_image import must_go


def half_given(_now: datetime) -> Q:
    """Somebody said yes, and somebody who must agree too has not answered."""
    return Q(withdrawn_at=None, effective_at=None)


def outdated(_now: datetime) -> Q:
    """Given to words that have changed since: it counts as a no until it is given again."""
    in_force = PurposeText.objects.in_force().values("pk")
    return Q(withdrawn_at=None, effective_at__isnull=False) & ~Q(text__in=in_force)


def to_take_down(_now: datetime) -> Q:
    """Somebody in the picture has withdrawn."""
    return must_go()


IMAGE_PROBLEMS = [
    Problem(
        "to_take_down",
        _("to take down"),
        ngettext_lazy(
            "%(number)d published image must be taken down: a consent was withdrawn.",
            "%(number)d published images must be taken down: a consent was withdrawn.",
            "number",
        ),
        to_take_down,
    ),
]

CONSENT_PROBLEMS = [
    Problem(
        "half_given",
        _("somebody who must agree is missing"),
        ngettext_lazy(
            "%(number)d consent waits for another person who must agree.",
            "%(number)d consents wait for other people who must agree.",
            "number",
        ),
        half_given,
    ),
    Problem(
        "outdated",
        _("to be asked again"),
        ngettext_lazy(
            "%(number)d consent was given to words that have changed: it does not count until it "
            "is given again.",
            "%(number)d consents were given to words that have changed: they do not count until "
            "they are given again.",
            "number",
        ),
        outdated,
    ),
]
