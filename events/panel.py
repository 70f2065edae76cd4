"""What stands around the results: filters with their counts, chips, and a way to more results."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from django.http import QueryDict
from django.utils.translation import gettext as _

from core import dates
from events.facets import Found, Group
from events.forms import ANYWHERE, ChosenField, FilterForm

# Longer lists fold: this many choices stay in sight.
IN_SIGHT = 8
ON_CHIPS = [
    "q", "audience", "programme", "place", "format", "kind", "since", "until", "free",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Option:
    """One box to tick, with how many events it would give."""

    value: str
    label: str
    count: int
    is_chosen: bool

    @property
    def is_disabled(self) -> bool:
        return not self.count and not self.is_chosen


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of boxes; ``folded`` are those that a long list does not show at once."""

    name: str
    legend: str
    options: list[Option]
    folded: list[Option]
    errors: list[str]


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on; the address takes it away."""

    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Wider:
    """The filter whose removal gives most events."""

    label: str
    url: str
    count: int


def facets(form: FilterForm, found: Found) -> list[Facet]:
    """The groups of boxes, in the order of the page."""
    keys: dict[Group, Callable[[str], object]] = {
        Group.AUDIENCE: str,
        Group.PROGRAMME: lambda slug: form.programmes[slug].pk,
        Group.PLACE: lambda code: form.municipalities[code].pk,
        Group.FORMAT: str,
        Group.KIND: str,
    }
    return [
        _facet(form, group.value, found.counts.get(group, {}), key) for group, key in keys.items()
    ]


def free_option(form: FilterForm, found: Found) -> Option:
    """The box "only with free places"."""
    count = found.counts.get(Group.FREE, {}).get(True, 0)
    label = str(form.fields["free"].label)
    return Option("1", label, count, bool(form.cleaned_data.get("free")))


def chips(form: FilterForm, query: QueryDict) -> list[Chip]:
    """The filters that are on, in the order of the form."""
    return [
        Chip(label, without(query, {name}, value=value))
        for name in ON_CHIPS
        for value, label in _chosen(form, name)
    ]


def wider(form: FilterForm, found: Found, query: QueryDict) -> Wider | None:
    """The filter to give up when there is little to see; None where giving up one is no help."""
    if not found.without:
        return None
    group, count = max(found.without.items(), key=lambda item: item[1])
    if count <= len(found.entries):
        return None
    names = {Group.TEXT: ["q"], Group.DATES: ["since", "until"]}.get(group, [group.value])
    labels = [label for name in names for _value, label in _chosen(form, name)]
    return Wider(", ".join(labels), without(query, set(names)), count)


def without(query: QueryDict, names: set[str], *, value: str = "") -> str:
    """The address of this list without some parameters, or without one value of them."""
    kept = QueryDict(mutable=True)
    for name in query:
        if name == "page":
            continue
        values = [
            item
            for item in query.getlist(name)
            if item and (name not in names or (value and item != value))
        ]
        kept.setlist(name, values)
    return f"?{kept.urlencode()}"


def _facet(
    form: FilterForm, name: str, counts: Mapping[object, int], key: Callable[[str], object]
) -> Facet:
    chosen = form.cleaned_data.get(name, [])
    options = [
        Option(value, label, counts.get(key(value), 0), value in chosen)
        for value, label in _choices(form, name)
        if value != ANYWHERE
    ]
    in_sight = options
    if len(options) > IN_SIGHT + 2:
        by_size = sorted(options, key=lambda option: (not option.is_chosen, -option.count))
        in_sight = by_size[:IN_SIGHT]
    folded = [option for option in options if option not in in_sight]
    errors = [str(error) for error in form.errors.get(name, [])]
    return Facet(name, str(form.fields[name].label), in_sight, folded, errors)


def _chosen(form: FilterForm, name: str) -> Iterable[tuple[str, str]]:
    """The values of a field that are on, with the words of their chips."""
    value = form.cleaned_data.get(name)
    if not value:
        return []
    match name:
        case "q":
            return [("", f"“{value}”")]
        case "free":
            return [("", str(form.fields["free"].label))]
        case "since":
            return [("", _("From: %(day)s") % {"day": dates.date_words(value, with_year=True)})]
        case "until":
            return [("", _("To: %(day)s") % {"day": dates.date_words(value, with_year=True)})]
    labels = dict(_choices(form, name))
    return [(item, labels[item]) for item in value]


def _choices(form: FilterForm, name: str) -> list[tuple[str, str]]:
    field = form.fields[name]
    if not isinstance(field, ChosenField):
        raise TypeError(f"{name} is not a list of choices.")
    choices = cast("Iterable[tuple[object, object]]", field.choices)
    return [(str(value), str(label)) for value, label in choices]
