"""Regions by their ISTAT code, as people write them."""

from __future__ import annotations

REGIONS = {
    "01": "Piemonte",
    "02": "Valle d’Aosta",
    "03": "Lombardia",
    "04": "Trentino-Alto Adige",
    "05": "Veneto",
    "06": "Friuli-Venezia Giulia",
    "07": "Liguria",
    "08": "Emilia-Romagna",
    "09": "Toscana",
    "10": "Umbria",
    "11": "Marche",
    "12": "Lazio",
    "13": "Abruzzo",
    "14": "Molise",
    "15": "Campania",
    "16": "Puglia",
    "17": "Basilicata",
    "18": "Calabria",
    "19": "Sicilia",
    "20": "Sardegna",
    # The archive's own, both only of municipalities that ceased: what is abroad today, and what
    # was gone before regions were.
    "EX": "Territori ceduti",
    "00": "Non indicata",
}
