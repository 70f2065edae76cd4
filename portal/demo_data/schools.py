"""Invented schools, and the CPIA of Mantua that the project names.

Their codes are well formed and belong to no school of the registry.
"""

from __future__ import annotations

from typing import NamedTuple

from schools.enums import Level, Track


class SchoolData(NamedTuple):
    """Ministerial code, name, municipality, level, track, and the code of its institute."""

    code: str
    name: str
    municipality: str
    level: Level
    track: Track = Track.UNKNOWN
    institute: str = ""


UPPER, LICEO = Level.UPPER_SECONDARY, Track.ACADEMIC
TECHNICAL, VOCATIONAL = Track.TECHNICAL, Track.VOCATIONAL

MILAN = [
    SchoolData("MIPS99Z01A", "Liceo scientifico “Lazzaretto”", "Milano", UPPER, LICEO),
    SchoolData("MIPC99Z02B", "Liceo classico “Vetra”", "Milano", UPPER, LICEO),
    SchoolData("MIIS99Z00C", "Istituto superiore “Olona”", "Rho", Level.INSTITUTE),
    SchoolData("MITF99Z03D", "Istituto tecnico “Olona”", "Rho", UPPER, TECHNICAL, "MIIS99Z00C"),
    SchoolData(
        "MIRI99Z04E", "Istituto professionale “Olona”", "Rho", UPPER, VOCATIONAL, "MIIS99Z00C"
    ),
    SchoolData("MIPM99Z05F", "Liceo “Delle Vasche”", "Sesto San Giovanni", UPPER, LICEO),
    SchoolData("MITN99Z06G", "Istituto tecnico “Ada Byron”", "Pioltello", UPPER, TECHNICAL),
    SchoolData("MIPS99Z07H", "Liceo “Idroscalo”", "Segrate", UPPER, LICEO),
    SchoolData(
        "MITD99Z08L", "Istituto tecnico “Delle Groane”", "Cinisello Balsamo", UPPER, TECHNICAL
    ),
    SchoolData("MIIC99Z00M", "Istituto comprensivo “Via dei Gelsi”", "Milano", Level.INSTITUTE),
    SchoolData(
        "MIMM99Z09N",
        "Scuola media “Via dei Gelsi”",
        "Milano",
        Level.LOWER_SECONDARY,
        institute="MIIC99Z00M",
    ),
    SchoolData(
        "MIEE99Z10P",
        "Scuola primaria “Via dei Gelsi”",
        "Milano",
        Level.PRIMARY,
        institute="MIIC99Z00M",
    ),
    SchoolData("MIMM99Z11Q", "Scuola media “Martesana”", "Vimodrone", Level.LOWER_SECONDARY),
]

MANTUA = [
    SchoolData("MNPS99Z01A", "Liceo scientifico “Dei Gonzaghi”", "Mantova", UPPER, LICEO),
    SchoolData("MNPC99Z02B", "Liceo classico “Rigoletto”", "Mantova", UPPER, LICEO),
    SchoolData("MNSL99Z03C", "Liceo artistico “Camera Picta”", "Mantova", UPPER, LICEO),
    SchoolData("MNPM99Z04D", "Liceo delle scienze umane “Del Mincio”", "Mantova", UPPER, LICEO),
    SchoolData("MNTF99Z05E", "Istituto tecnico “Ponte dei Mulini”", "Mantova", UPPER, TECHNICAL),
    SchoolData("MNTD99Z06F", "Istituto tecnico “Virgiliana”", "Mantova", UPPER, TECHNICAL),
    SchoolData("MNTA99Z07G", "Istituto agrario “Bonifica”", "Guidizzolo", UPPER, TECHNICAL),
    SchoolData("MNRH99Z08H", "Istituto alberghiero “Sbrisolona”", "Mantova", UPPER, VOCATIONAL),
    SchoolData("MNRI99Z09L", "Istituto professionale “Oltrepò”", "Suzzara", UPPER, VOCATIONAL),
    SchoolData("MNTF99Z10M", "Istituto tecnico “Argine maestro”", "Ostiglia", UPPER, TECHNICAL),
    SchoolData("MNPS99Z11N", "Liceo “Alto Mantovano”", "Asola", UPPER, LICEO),
    SchoolData("MNTD99Z12P", "Istituto tecnico “Chiese”", "Asola", UPPER, TECHNICAL),
    SchoolData("MNTE99Z13Q", "Istituto tecnico “Oglio Po”", "Viadana", UPPER, TECHNICAL),
    SchoolData("MNPS99Z14R", "Liceo “Golena”", "Viadana", UPPER, LICEO),
    SchoolData("MNRC99Z15S", "Istituto professionale “Del Po”", "Ostiglia", UPPER, VOCATIONAL),
    SchoolData("MNCT99Z00T", "CPIA di Mantova", "Mantova", Level.ADULTS),
]

MATERA = [
    SchoolData("MTPS99Z01A", "Liceo scientifico “Murgia”", "Matera", UPPER, LICEO),
    SchoolData("MTTF99Z02B", "Istituto tecnico “Delle Gravine”", "Matera", UPPER, TECHNICAL),
]

SCHOOLS = [*MILAN, *MANTUA, *MATERA]


def slug_of(school: SchoolData) -> str:
    """How its organisation is addressed."""
    return f"scuola-{school.code.lower()}"
