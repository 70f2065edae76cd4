"""Level and track of a school, from the type that the registry names and from its code.

Letters 3 and 4 of a ministerial code say what it is; recognised schools (paritarie) of upper
secondary education say no more than that in their type. What neither table has is not guessed:
add a line when somebody knows. The values are those of ``schools.enums``.
"""

from __future__ import annotations

from typing import NamedTuple

PRE_PRIMARY, PRIMARY, LOWER = "infanzia", "primaria", "medie"
UPPER, ADULTS, INSTITUTE, UNKNOWN = "superiori", "adulti", "istituto", ""
ACADEMIC, TECHNICAL, VOCATIONAL = "liceo", "tecnico", "professionale"


class Kind(NamedTuple):
    """``is_known`` is False where the tables have no level, or no track, for it."""

    level: str
    track: str = ""
    is_known: bool = True


# How a type begins, the first that fits; " NON STATALE" at its end does not matter. A track of
# None is for the letters of the code to say.
TYPES: tuple[tuple[str, str, str | None], ...] = (
    ("SCUOLA INFANZIA", PRE_PRIMARY, ""),
    ("SCUOLA PRIMARIA", PRIMARY, ""),
    ("SCUOLA PRIMO GRADO", LOWER, ""),
    ("SCUOLA SEC. PRIMO GRADO", LOWER, ""),
    ("SCUOLA SEC. SECONDO GRADO", UPPER, None),
    ("ISTITUTO COMPRENSIVO", INSTITUTE, ""),
    # Holds schools of several tracks, each with a code of its own.
    ("ISTITUTO SUPERIORE", UPPER, ""),
    ("CENTRO TERRITORIALE", ADULTS, ""),
    ("CRIA ", ADULTS, ""),
    ("LICEO", UPPER, ACADEMIC),
    ("ISTITUTO MAGISTRALE", UPPER, ACADEMIC),
    ("ISTITUTO D'ARTE", UPPER, ACADEMIC),
    ("ISTITUTO TECNICO", UPPER, TECHNICAL),
    ("IST TEC", UPPER, TECHNICAL),
    ("IST PROF", UPPER, VOCATIONAL),
)
LETTERS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(("1A", "AA"), (PRE_PRIMARY, "")),
    **dict.fromkeys(("1E", "EE"), (PRIMARY, "")),
    **dict.fromkeys(("1M", "MM"), (LOWER, "")),
    "IC": (INSTITUTE, ""),
    "IS": (UPPER, ""),
    "CT": (ADULTS, ""),
    **dict.fromkeys(("PS", "PC", "PL", "PM", "SL", "SD"), (UPPER, ACADEMIC)),
    **dict.fromkeys(("TD", "TF", "TL", "TA", "TE", "TB", "TH", "TN"), (UPPER, TECHNICAL)),
    **dict.fromkeys(("RC", "RI", "RF", "RA", "RR", "RH", "RV"), (UPPER, VOCATIONAL)),
}
# An institution of Aosta has schools of every level.
BEGINNINGS: dict[str, tuple[str, str]] = {"AOIP": (INSTITUTE, "")}
# Upper secondary schools that are of no track, and are known not to be.
WITHOUT_TRACK = "IS"


def kind_of(code: str, named: str) -> Kind:
    """Level and track of the school with this code and this type, where the tables know them."""
    letters = code[2:4]
    of_code = LETTERS.get(letters) or BEGINNINGS.get(code[:4])
    of_type = _of_type(named)
    level = of_type[0] if of_type else of_code[0] if of_code else UNKNOWN
    if level != UPPER:
        return Kind(level, "", is_known=level != UNKNOWN)
    track = of_type[1] if of_type else None
    if track is None:
        track = of_code[1] if of_code and of_code[0] == UPPER else ""
    return Kind(level, track, is_known=bool(track) or letters == WITHOUT_TRACK)


def _of_type(named: str) -> tuple[str, str | None] | None:
    wanted = named.upper()
    return next(((level, track) for start, level, track in TYPES if wanted.startswith(start)), None)
