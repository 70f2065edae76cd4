"""Hours, and why there is no certificate, in words."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attendance.certificates.entitlement import Lack, Verdict
from attendance.models import Certificate
from core.dates import NO_BREAK, date_words, period
from events.models import Occurrence


def hours_words(minutes: int) -> str:
    """ "10 h 29 min", "15 h", "45 min": never broken in two lines."""
    hours, rest = divmod(minutes, 60)
    parts = [*([f"{hours} h"] if hours else []), *([f"{rest} min"] if rest or not hours else [])]
    return " ".join(parts).replace(" ", NO_BREAK)


def hours_of_words(minutes: int, planned: int) -> str:
    """The hours of somebody beside those that were planned: "10 h 30 min of 15 h"."""
    words = {"attended": hours_words(minutes), "planned": hours_words(planned)}
    return _("%(attended)s of %(planned)s") % words


def days_words(certificate: Certificate) -> str:
    """The day, or from the first to the last, with the year."""
    first, last = certificate.first_day, certificate.last_day
    return date_words(first, with_year=True) if first == last else period(first, last)


def lack_words(found: Verdict, dates: Iterable[Occurrence], percent: int | None) -> str:
    """Why there is no certificate, with the facts; empty where there is a right to one."""
    if found.lack is None:
        return ""
    if found.lack is Lack.NOT_THERE:
        return _("Nobody wrote down that you were there.")
    if found.lack is Lack.MISSED:
        return _missed_words([date for date in dates if date.pk in found.missed])
    words = _("%(hours)s: %(percent)d %% are %(needed)s.")
    return words % {
        "hours": hours_of_words(found.attended, found.planned),
        "percent": percent or 0,
        "needed": hours_words(found.needed),
    }


def _missed_words(missed: list[Occurrence]) -> str:
    words = ngettext(
        "A date that is compulsory was missed: %(days)s.",
        "Dates that are compulsory were missed: %(days)s.",
        len(missed),
    )
    return words % {"days": ", ".join(date_words(date.starts_at) for date in missed)}
