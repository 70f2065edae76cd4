"""Find an activity in three taps: for whom, where, choose. Each tap is a link to an address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.enums import Audience, Format
from events.facets import Entry, Found, Group
from events.forms import ANYWHERE, FilterForm

# With "online" and "anywhere" they fill the screen of a phone.
MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class Tap:
    """One of the large links."""

    url: str
    label: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Way:
    """Where the reader stands, what she can tap, and the way back."""

    step: int
    taps: list[Tap]
    back_url: str = ""


def way(form: FilterForm, entries: Sequence[Entry], found: Found) -> Way:
    """The next tap, as far as the filters that are on have come."""
    audiences = form.cleaned_data.get("audience")
    if not audiences:
        return Way(1, who(entries))
    if not form.cleaned_data.get("place") and not form.cleaned_data.get("format"):
        return Way(2, _where(form, found) if found.entries else [], back_url="?")
    return Way(3, [], back_url=_address(audience=audiences))


def who(entries: Iterable[Entry], list_url: str = "") -> list[Tap]:
    """The first tap: for whom. Only for those for whom something is to come."""
    there = {audience for entry in entries for audience in entry.audiences}
    words = {
        Audience.PRIMARY: (_("6–10 years"), _("primary school")),
        Audience.LOWER_SECONDARY: (_("11–13 years"), _("lower secondary school")),
        Audience.UPPER_SECONDARY: (_("14–19 years"), _("upper secondary school")),
        Audience.YOUNG_ADULTS: (_("18–30 years"), _("young people")),
        Audience.FAMILIES: (_("Families"), _("children with adults")),
        Audience.TEACHERS: (_("Teachers"), _("for you or for the class")),
    }
    return [
        Tap(f"{list_url}{_address(audience=[audience])}", label, hint)
        for audience, (label, hint) in words.items()
        if audience in there
    ]


def _where(form: FilterForm, found: Found) -> list[Tap]:
    audiences = form.cleaned_data["audience"]
    counts = found.counts.get(Group.PLACE, {})
    places = [place for place in form.municipalities.values() if counts.get(place.pk)]
    places.sort(key=lambda place: -counts[place.pk])
    taps = [
        Tap(
            _address("results", audience=audiences, place=[place.istat_code]),
            place.name,
            _events(counts[place.pk]),
        )
        for place in places[:MOST_PLACES]
    ]
    if online := found.counts.get(Group.FORMAT, {}).get(Format.ONLINE, 0):
        address = _address("results", audience=audiences, format=[Format.ONLINE])
        taps.append(Tap(address, _("Online"), _events(online)))
    anywhere = _address("results", audience=audiences, place=[ANYWHERE])
    return [*taps, Tap(anywhere, _("Anywhere"), _events(len(found.entries)))]


def _events(count: int) -> str:
    return ngettext("%(count)d event", "%(count)d events", count) % {"count": count}


def _address(anchor: str = "", **parameters: Iterable[str]) -> str:
    query = urlencode([(name, str(v)) for name, values in parameters.items() for v in values])
    return f"?{query}#{anchor}" if anchor else f"?{query}"
