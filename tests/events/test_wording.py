from __future__ import annotations

import pytest

from events.enums import Format
from events.models import Event
from events.wording import place_line, without_site
from partners.models import Room, Site
from places.models import Municipality

SITE = Site(name="Sede centrale", address="Via Prova 1", municipality=Municipality(name="Venezia"))


def test_a_place_is_room_site_and_municipality():
    assert place_line(SITE) == "Sede centrale, Venezia"
    assert place_line(SITE, Room(name="Aula 1", site=SITE)) == "Aula 1, Sede centrale, Venezia"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Sala civica di Venezia", "Sala civica di Venezia"),
        ("Sala Veneziana", "Sala Veneziana, Venezia"),
    ],
)
def test_the_municipality_is_said_once(name, words):
    assert place_line(Site(name=name, municipality=SITE.municipality)) == words


def test_without_a_site_it_is_online_or_not_known_yet():
    assert without_site(Event(format=Format.ONLINE)) == "Online"
    assert without_site(Event(format=Format.IN_PERSON)) == "Da definire"
