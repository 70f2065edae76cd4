"""The words from which synthetic events are made, and the names that are hard to live with."""

from __future__ import annotations

from events.enums import EventKind
from programmes.enums import Topic

THEMES = {
    Topic.ROBOTICS: "i robot che aiutano",
    Topic.CODING: "il codice che racconta",
    Topic.AI: "l’intelligenza artificiale",
    Topic.DATA: "i dati della città",
    Topic.MATHEMATICS: "la matematica nascosta",
    Topic.ELECTRONICS: "i circuiti da saldare",
    Topic.SPACE: "le stelle e i pianeti",
    Topic.CHEMISTRY: "la chimica in cucina",
    Topic.BIOLOGY: "le cellule e i microbi",
    Topic.MEDICINE: "la medicina di domani",
    Topic.CLIMATE: "il clima che cambia",
    Topic.ENERGY: "l’energia del sole",
    Topic.MOBILITY: "muoversi senza fumo",
    Topic.SEA: "il mare e i fiumi",
    Topic.FOOD: "il cibo e la fisica",
    Topic.ARCHITECTURE: "ponti, archi e case",
    Topic.GIRLS_IN_LABS: "ragazze in laboratorio",
    Topic.TEACHING: "insegnare con le mani",
    Topic.CAREERS: "i mestieri della scienza",
    Topic.IDEAS: "dall’idea all’impresa",
}
KIND_NAMES = {
    EventKind.CAREER_DAY: "career day",
    EventKind.WEBINAR: "webinar",
    EventKind.WORKSHOP: "laboratorio",
    EventKind.TALK: "incontro",
    EventKind.VISIT: "visita",
    EventKind.COURSE: "corso",
}
# Every page, export and mail has to live with these.
HOSTILE = (
    ("<script>alert(1)</script>", "Rossi"),
    ('"><img src=x onerror=alert(1)>', "Bianchi"),
    ('=HYPERLINK("http://example.org";"clic")', "Verdi"),
    ("+39 02", "@SUM(A1:A9)"),
    ("=cmd|' /C calc'!A0", "-1+1"),
    ("O'Brien", 'D’Angelo "Dado"'),
    ("Zoë-Ève", "Señor Ångström"),
    ("🧪 Ada 🚀", "Lovelace 👩🏽\u200d🔬"),
    ("\u202egnorw eht morF", "\u2066Retro\u2069"),
    ("מרים", "فاطمة"),
    ("李", "王小明"),
    ("{{ 7*7 }}", "{% debug %}"),
    ("%s %(name)s {0}", "\\'; DROP TABLE events_event; --"),
    ("A" * 150, "z" * 150),
    ("Ż̷̢͎a̵͚͝l̶̰̈g̸̦̕o̷͚͒", "Tab\there"),
)
