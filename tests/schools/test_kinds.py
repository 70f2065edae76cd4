from __future__ import annotations

import pytest

from schools.enums import Level, Track
from schools.registry.kinds import BEGINNINGS, LETTERS, TYPES, Kind, kind_of

EQUAL = "SCUOLA SEC. SECONDO GRADO NON STATALE"


@pytest.mark.parametrize(
    ("letters", "named", "kind"),
    [
        ("1A", "SCUOLA INFANZIA NON STATALE", Kind("infanzia")),
        ("MM", "SCUOLA PRIMO GRADO", Kind("medie")),
        ("PS", EQUAL, Kind("superiori", "liceo")),
        ("TB", EQUAL, Kind("superiori", "tecnico")),
        ("RV", EQUAL, Kind("superiori", "professionale")),
        ("SD", "ISTITUTO D'ARTE", Kind("superiori", "liceo")),
        ("TE", "ISTITUTO TECNICO PER ATTIVITA' SOCIALI (GIA' ITF)", Kind("superiori", "tecnico")),
        ("RR", "IST PROF ALBERGHIERO", Kind("superiori", "professionale")),
        ("RR", "CRIA Centro Regionale Istruzione Adulti", Kind("adulti")),
        ("CT", "CENTRO TERRITORIALE", Kind("adulti")),
        ("IC", "ISTITUTO COMPRENSIVO", Kind("istituto")),
        ("IS", "ISTITUTO SUPERIORE", Kind("superiori")),
        ("PC", "", Kind("superiori", "liceo")),
        ("EE", "QUALCOSA DI NUOVO", Kind("primaria")),
    ],
)
def test_type_and_letters_say_level_and_track(letters, named, kind):
    assert kind_of(f"MI{letters}000001", named) == kind


@pytest.mark.parametrize(
    ("letters", "named", "kind"),
    [
        ("PQ", EQUAL, Kind("superiori", "", is_known=False)),
        ("PQ", "", Kind("", "", is_known=False)),
        ("VC", "CONVITTO NAZIONALE", Kind("", "", is_known=False)),
        ("IP", "", Kind("", "", is_known=False)),
    ],
)
def test_what_the_tables_do_not_have_is_not_guessed(letters, named, kind):
    assert kind_of(f"MI{letters}000001", named) == kind


def test_an_institution_of_aosta_has_every_level():
    assert kind_of("AOIP008000", "Non Disponibile") == Kind("istituto")


def test_the_tables_use_the_words_of_the_portal():
    levels = {level for _start, level, _track in TYPES} | {
        level for level, _track in [*LETTERS.values(), *BEGINNINGS.values()]
    }
    tracks = {track or "" for *_rest, track in TYPES} | {track for _l, track in LETTERS.values()}

    assert levels <= set(Level.values)
    assert tracks <= set(Track.values)
