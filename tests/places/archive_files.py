"""Small archives of municipalities, made up for tests."""

from __future__ import annotations

import csv
import io

COLUMNS = [
    "ID",
    "DATAISTITUZIONE",
    "DATACESSAZIONE",
    "CODISTAT",
    "CODCATASTALE",
    "DENOMINAZIONE_IT",
    "ALTRADENOMINAZIONE",
    "IDREGIONE",
    "STATO",
    "SIGLAPROVINCIA",
]
STATE = {
    "DATAISTITUZIONE": "1861-03-17",
    "DATACESSAZIONE": "9999-12-31",
    "CODISTAT": "015146",
    "CODCATASTALE": "F205",
    "DENOMINAZIONE_IT": "MILANO",
    "IDREGIONE": "03",
    "STATO": "A",
    "SIGLAPROVINCIA": "MI",
}
CEASED = {"STATO": "C", "DATACESSAZIONE": "1947-08-16"}


def archive(*states, columns=COLUMNS):
    """The file of these states, each given by what it differs in from Milan today."""
    written = io.StringIO()
    writer = csv.DictWriter(
        written, columns, restval="", extrasaction="ignore", quoting=csv.QUOTE_ALL
    )
    writer.writeheader()
    writer.writerows({**STATE, **state} for state in states)
    return written.getvalue().encode("utf-8-sig")
