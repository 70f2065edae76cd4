"""Finding what a sheet of events names: sites, rooms, phases, hosts, professionals."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from core.db import Plain
from partners.models import Organisation, Professional, Room, Site
from programmes.models import Phase, Programme
from registrations.resources.faults import Faults

M = TypeVar("M", bound=Model)
KEYS = ("slug", "name")
BETWEEN = re.compile(r"[,;|\n]")


def words_of(text: str) -> list[str]:
    """The names in a cell that holds several."""
    return [part.strip() for part in BETWEEN.split(text) if part.strip()]


def site_called(name: str, organisation: str, programme: Programme) -> Site:
    """A site by its name; where several have it, that of the body named, or of a partner."""
    sites = Site.objects.filter(name__iexact=name).select_related("municipality")
    if organisation:
        is_it = Q(organisation__slug__iexact=organisation) | Q(
            organisation__name__iexact=organisation
        )
        sites = sites.filter(is_it)
    found = list(sites[:20])
    if len(found) > 1:
        partners = set(programme.partnerships.values_list("organisation", flat=True))
        found = [site for site in found if site.organisation_id in partners] or found
    return _the_one(
        found,
        "event__site__name",
        none=_("There is no site called “%(value)s”: bring in the sites first."),
        many=_("More than one site is called “%(value)s”: write its organisation too."),
        value=name,
    )


def room_called(name: str, site: Site | None) -> Room:
    """A room of the site where the session is."""
    rooms = list(Room.objects.filter(site=site, name__iexact=name)) if site else []
    words = _("The site has no room called “%(value)s”.")
    return _the_one(rooms, "room__name", none=words, many=words, value=name)


def phase_called(name: str, programme: Programme) -> Phase:
    """A phase of the programme."""
    phases = list(programme.phases.filter(name__iexact=name))
    return _the_one(
        phases,
        "event__phase__name",
        none=_("The programme has no phase called “%(value)s”."),
        many=_("The programme has more than one phase called “%(value)s”."),
        value=name,
    )


def hosts_called(text: str, programme: Programme) -> list[Organisation]:
    """Bodies by address name or name; among several of a name, the programme's partner."""
    partners = set(programme.partnerships.values_list("organisation", flat=True))

    def found(name: str) -> Sequence[Organisation]:
        bodies = Organisation.objects.annotate(plain=Plain("name"))
        alike = list(bodies.filter(Q(slug__iexact=name) | Q(plain=Plain(Value(name))))[:20])
        return [body for body in alike if body.pk in partners] or alike

    return _each(
        text,
        found,
        "event__hosts",
        none=_("No organisation is called “%(value)s”: bring in the partners first."),
        many=_("More than one organisation is called “%(value)s”: write its code."),
    )


def professionals_called(text: str, programme: Programme) -> list[Professional]:
    """People of the programme's partners, by code or name."""
    people = Professional.objects.filter(
        organisation__in=programme.partnerships.values("organisation")
    )

    def found(name: str) -> Sequence[Professional]:
        coded = list(people.filter(source_code__iexact=name)[:2])
        return coded or list(_named(people, name)[:2])

    return _each(
        text,
        found,
        "event__professionals",
        none=_(
            "No professional of the programme's partners has the code or the name “%(value)s”: "
            "bring in the professionals first."
        ),
        many=_("More than one professional is called “%(value)s”: give each a code of her own."),
    )


def _named(people: QuerySet[Professional], name: str) -> QuerySet[Professional]:
    full_name = Plain(Concat("first_name", Value(" "), "last_name"))
    return people.annotate(plain=full_name).filter(plain=Plain(Value(name)))


def _each(
    text: str, found: Callable[[str], Sequence[M]], attribute: str, *, none: str, many: str
) -> list[M]:
    rows: dict[Any, M] = {}
    faults = Faults()
    for name in words_of(text):
        try:
            row = _the_one(found(name), attribute, none=none, many=many, value=name)
            rows[row.pk] = row
        except ValidationError as error:
            faults.take(error)
    faults.refuse()
    return list(rows.values())


def _the_one(found: Sequence[M], attribute: str, *, none: str, many: str, value: Any) -> M:
    if len(found) != 1:
        words = many if found else none
        raise ValidationError({attribute: words % {"value": value}})
    return found[0]
