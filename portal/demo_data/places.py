"""Municipalities of the demo: real ones, with the codes of the national archive (ANPR)."""

from __future__ import annotations

from typing import NamedTuple

LOMBARDY, BASILICATA, LAZIO = "Lombardia", "Basilicata", "Lazio"


class MunicipalityData(NamedTuple):
    """ISTAT code, cadastral code, name, province, region."""

    istat_code: str
    cadastral_code: str
    name: str
    province: str
    region: str


MUNICIPALITIES = [
    MunicipalityData("015146", "F205", "Milano", "MI", LOMBARDY),
    MunicipalityData("015077", "C707", "Cinisello Balsamo", "MI", LOMBARDY),
    MunicipalityData("015175", "G686", "Pioltello", "MI", LOMBARDY),
    MunicipalityData("015205", "I577", "Segrate", "MI", LOMBARDY),
    MunicipalityData("015242", "M053", "Vimodrone", "MI", LOMBARDY),
    MunicipalityData("015185", "H470", "Rodano", "MI", LOMBARDY),
    MunicipalityData("015106", "D995", "Gessate", "MI", LOMBARDY),
    MunicipalityData("015060", "C014", "Cassina de’ Pecchi", "MI", LOMBARDY),
    MunicipalityData("015040", "B292", "Bussero", "MI", LOMBARDY),
    MunicipalityData("015070", "C523", "Cernusco sul Naviglio", "MI", LOMBARDY),
    MunicipalityData("015142", "F119", "Melzo", "MI", LOMBARDY),
    MunicipalityData("015209", "I690", "Sesto San Giovanni", "MI", LOMBARDY),
    MunicipalityData("015032", "B162", "Bresso", "MI", LOMBARDY),
    MunicipalityData("015086", "D013", "Cormano", "MI", LOMBARDY),
    MunicipalityData("015098", "D231", "Cusano Milanino", "MI", LOMBARDY),
    MunicipalityData("015182", "H264", "Rho", "MI", LOMBARDY),
    MunicipalityData("015118", "E514", "Legnano", "MI", LOMBARDY),
    MunicipalityData("015192", "H827", "San Donato Milanese", "MI", LOMBARDY),
    MunicipalityData("015189", "H623", "Rozzano", "MI", LOMBARDY),
    MunicipalityData("108033", "F704", "Monza", "MB", LOMBARDY),
    MunicipalityData("020030", "E897", "Mantova", "MN", LOMBARDY),
    MunicipalityData("020002", "A470", "Asola", "MN", LOMBARDY),
    MunicipalityData("020028", "E261", "Guidizzolo", "MN", LOMBARDY),
    MunicipalityData("020038", "G186", "Ostiglia", "MN", LOMBARDY),
    MunicipalityData("020065", "L020", "Suzzara", "MN", LOMBARDY),
    MunicipalityData("020066", "L826", "Viadana", "MN", LOMBARDY),
    MunicipalityData("077014", "F052", "Matera", "MT", BASILICATA),
    MunicipalityData("077021", "G786", "Policoro", "MT", BASILICATA),
    MunicipalityData("077020", "G712", "Pisticci", "MT", BASILICATA),
    MunicipalityData("058091", "H501", "Roma", "RM", LAZIO),
]
