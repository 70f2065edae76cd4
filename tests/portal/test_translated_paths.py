"""Addresses are Italian for Italian readers, English under ``/en/``, and both lead to one page."""

from __future__ import annotations

import re

import pytest
from django.urls import LocalePrefixPattern, get_resolver, resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import override

KEY = "0b0e7b6a-8c1e-4f4e-9a53-0d7f5c1f9a11"
# The same in both languages: the word is English in Italian too.
SAME = {"privacy/"}
ADDRESSES = [
    ("portal:home", [], "/", "/en/"),
    ("programmes:list", [], "/programmi/", "/en/programmes/"),
    ("programmes:detail", ["stem"], "/programmi/stem/", "/en/programmes/stem/"),
    ("events:list", [], "/eventi/", "/en/events/"),
    ("events:past", [], "/eventi/passati/", "/en/events/past/"),
    ("registrations:event", ["robot"], "/eventi/robot/", "/en/events/robot/"),
    ("registrations:register", [KEY], f"/iscrizione/{KEY}/", f"/en/register/{KEY}/"),
    (
        "registrations:cancel",
        [KEY],
        f"/iscrizioni/{KEY}/annulla/",
        f"/en/registrations/{KEY}/cancel/",
    ),
    (
        "registrations:choose",
        [KEY],
        f"/iscrizioni/{KEY}/scegli/",
        f"/en/registrations/{KEY}/choose/",
    ),
    (
        "registrations:who_goes_where",
        [KEY],
        f"/prenotazioni/{KEY}/chi-va-dove/",
        f"/en/bookings/{KEY}/who-goes-where/",
    ),
    ("registrations:offer", ["a.b"], "/offerte/a.b/", "/en/offers/a.b/"),
    ("portal:me", [], "/la-mia-pagina/", "/en/my-page/"),
    ("portal:ticket", [KEY], f"/biglietti/{KEY}/", f"/en/tickets/{KEY}/"),
    (
        "events:calendar",
        ["robot"],
        "/eventi/robot/calendario.ics",
        "/en/events/robot/calendar.ics",
    ),
    (
        "registrations:calendar",
        [KEY],
        f"/biglietti/{KEY}/calendario.ics",
        f"/en/tickets/{KEY}/calendar.ics",
    ),
    ("participants:profile", [], "/profilo/", "/en/profile/"),
    ("account_login", [], "/accesso/login/", "/en/account/login/"),
    ("portal:privacy", [], "/privacy/", "/en/privacy/"),
    ("portal:accessibility", [], "/accessibilita/", "/en/accessibility/"),
    ("portal:contacts", [], "/contatti/", "/en/contacts/"),
    ("portal:legal", [], "/note-legali/", "/en/legal-notes/"),
    ("portal:report_problem", [], "/segnala-un-problema/", "/en/report-a-problem/"),
    ("portal:rate", [], "/valuta/", "/en/rate/"),
    ("portal:site_map", [], "/mappa-del-sito/", "/en/site-map/"),
]


def translatable_routes(patterns):
    """The path parts marked for translation, at any depth."""
    for entry in patterns:
        route = getattr(entry.pattern, "_route", "")
        if isinstance(route, Promise):
            yield route
        yield from translatable_routes(getattr(entry, "url_patterns", []))


def words(route):
    """The words of a path part, without its arguments."""
    return re.sub(r"<[^>]*>", "", route)


def test_every_path_part_has_italian_words():
    localised = [
        entry
        for entry in get_resolver().url_patterns
        if isinstance(entry.pattern, LocalePrefixPattern)
    ]
    routes = list(translatable_routes(localised))
    assert routes
    for route in routes:
        with override("en"):
            english = str(route)
        with override("it"):
            italian = str(route)
        assert re.fullmatch(r"[a-z0-9./-]+", words(italian)), italian
        if english not in SAME:
            assert words(italian) != words(english), f"{english} is not translated"


@pytest.mark.parametrize(("name", "arguments", "italian", "english"), ADDRESSES)
def test_one_page_has_an_address_in_each_language(name, arguments, italian, english):
    for language, address in (("it", italian), ("en", english)):
        with override(language):
            assert reverse(name, args=arguments) == address
            assert resolve(address).view_name == name
