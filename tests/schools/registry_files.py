"""Small files of the school registry, made up for tests."""

from __future__ import annotations

import csv
import io

from schools.services import SourceFile

PAR_COLUMNS = [
    "ANNOSCOLASTICO",
    "AREAGEOGRAFICA",
    "REGIONE",
    "PROVINCIA",
    "CODICESCUOLA",
    "DENOMINAZIONESCUOLA",
    "INDIRIZZOSCUOLA",
    "CAPSCUOLA",
    "CODICECOMUNESCUOLA",
    "DESCRIZIONECOMUNE",
    "DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA",
    "INDIRIZZOEMAILSCUOLA",
    "INDIRIZZOPECSCUOLA",
    "SITOWEBSCUOLA",
]
STAT_COLUMNS = [
    *PAR_COLUMNS[:4],
    "CODICEISTITUTORIFERIMENTO",
    "DENOMINAZIONEISTITUTORIFERIMENTO",
    *PAR_COLUMNS[4:10],
    "DESCRIZIONECARATTERISTICASCUOLA",
    *PAR_COLUMNS[10:11],
    "INDICAZIONESEDEDIRETTIVO",
    "INDICAZIONESEDEOMNICOMPRENSIVO",
    *PAR_COLUMNS[11:],
    "SEDESCOLASTICA",
]
NOTHING = "Non Disponibile"
LICEO = {
    "ANNOSCOLASTICO": "202324",
    "AREAGEOGRAFICA": "NORD OVEST",
    "REGIONE": "LOMBARDIA",
    "PROVINCIA": "MILANO",
    "CODICESCUOLA": "MIPS000001",
    "DENOMINAZIONESCUOLA": "LICEO GALILEI",
    "INDIRIZZOSCUOLA": "VIA ROMA, 1",
    "CAPSCUOLA": "20100",
    "CODICECOMUNESCUOLA": "F205",
    "DESCRIZIONECOMUNE": "MILANO",
    "DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA": "SCUOLA SEC. SECONDO GRADO NON STATALE",
    "INDIRIZZOEMAILSCUOLA": NOTHING,
    "INDIRIZZOPECSCUOLA": NOTHING,
    "SITOWEBSCUOLA": NOTHING,
}
INSTITUTE = {
    "CODICEISTITUTORIFERIMENTO": "MIIS000001",
    "DENOMINAZIONEISTITUTORIFERIMENTO": "IIS GALILEI",
    "DESCRIZIONECARATTERISTICASCUOLA": "NORMALE",
    "DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA": "LICEO SCIENTIFICO",
    "INDICAZIONESEDEDIRETTIVO": "NO",
    "INDICAZIONESEDEOMNICOMPRENSIVO": NOTHING,
    "SEDESCOLASTICA": "SI",
}
SHORT = {
    "code": "CODICESCUOLA",
    "name": "DENOMINAZIONESCUOLA",
    "address": "INDIRIZZOSCUOLA",
    "cap": "CAPSCUOLA",
    "town": "CODICECOMUNESCUOLA",
    "kind": "DESCRIZIONETIPOLOGIAGRADOISTRUZIONESCUOLA",
    "special": "DESCRIZIONECARATTERISTICASCUOLA",
    "institute": "CODICEISTITUTORIFERIMENTO",
    "email": "INDIRIZZOEMAILSCUOLA",
    "pec": "INDIRIZZOPECSCUOLA",
    "website": "SITOWEBSCUOLA",
    "year": "ANNOSCOLASTICO",
    "province": "PROVINCIA",
}


def written(columns, rows):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def par(*schools, year="202324", name="", columns=PAR_COLUMNS):
    """A PAR file of that year; each school by what it differs in from the liceo above."""
    rows = [{**LICEO, "ANNOSCOLASTICO": year, **_long(school)} for school in schools]
    return SourceFile(name or f"SCUANAGRAFEPAR{year}20230901.csv", written(columns, rows))


def stat(*schools, year="202324", name="", columns=STAT_COLUMNS):
    """A STAT file: schools belong to the institute MIIS000001 unless they say otherwise."""
    rows = [{**LICEO, **INSTITUTE, "ANNOSCOLASTICO": year, **_long(school)} for school in schools]
    return SourceFile(name or f"SCUANAGRAFESTAT{year}20230901.csv", written(columns, rows))


def _long(school):
    return {SHORT[key]: value for key, value in school.items()}
