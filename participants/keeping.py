"""How long data are kept, in the words of the notice (L8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from participants.enums import Anchor, TimeUnit


def retention_words(number: int, unit: TimeUnit, anchor: Anchor) -> str:
    """``number`` units after ``anchor``: "12 mesi dopo la fine dell’edizione del programma"."""
    if not number:
        return str(AT_ONCE[anchor])
    length = LENGTHS[unit](number)
    return _("%(length)s after %(moment)s") % {"length": length, "moment": anchor.label}


def _days(number: int) -> str:
    return ngettext("%(number)d day", "%(number)d days", number) % {"number": number}


def _months(number: int) -> str:
    return ngettext("%(number)d month", "%(number)d months", number) % {"number": number}


def _years(number: int) -> str:
    return ngettext("%(number)d year", "%(number)d years", number) % {"number": number}


LENGTHS: Mapping[TimeUnit, Callable[[int], str]] = {
    TimeUnit.DAYS: _days,
    TimeUnit.MONTHS: _months,
    TimeUnit.YEARS: _years,
}
AT_ONCE = {
    Anchor.EDITION_END: gettext_lazy("until the end of the edition of the programme"),
    Anchor.EVENT_END: gettext_lazy("until the end of the event"),
    Anchor.SESSION_END: gettext_lazy("until the end of the session"),
    Anchor.RECORDED: gettext_lazy("not at all: deleted at once"),
    Anchor.WITHDRAWAL: gettext_lazy("until you withdraw your consent"),
    Anchor.REQUEST: gettext_lazy("until you ask us to delete them"),
    Anchor.WITH_MINOR: gettext_lazy("as long as the child’s data, then deleted with them"),
    Anchor.NEVER: gettext_lazy("always: they are not deleted"),
}
