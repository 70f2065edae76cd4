"""The reminders that every portal starts with; coordinators change them as they like."""

from __future__ import annotations

from datetime import timedelta

from django.db import migrations

DEFAULTS = [
    {
        "name": "Sette giorni prima",
        "anchor": "before_start",
        "lead": timedelta(days=7),
        "subject": "Tra una settimana: {event}",
        "body": "Ciao {name},\n\nmanca una settimana: ti aspettiamo {when}.\n\n"
        "Se hai cambiato programma, diccelo adesso: il posto può servire a chi è in lista d’attesa.",
        "subject_en": "In one week: {event}",
        "body_en": "Hello {name},\n\none week to go: we look forward to seeing you on {when}.\n\n"
        "If your plans have changed, tell us now: somebody on the waiting list can use your place.",
    },
    {
        "name": "Il giorno prima",
        "anchor": "before_start",
        "lead": timedelta(days=1),
        "subject": "Domani: {event}",
        "body": "Ciao {name},\n\nci vediamo {when}. Tieni pronto il biglietto: il codice è {code}.",
        "subject_en": "Tomorrow: {event}",
        "body_en": "Hello {name},\n\nsee you on {when}. Have your ticket ready: its code is {code}.",
    },
    {
        "name": "Due ore prima",
        "anchor": "before_start",
        "lead": timedelta(hours=2),
        "subject": "Tra poco: {event}",
        "body": "Ciao {name},\n\nsi comincia tra due ore. Qui sotto trovi il luogo e il tuo biglietto.",
        "subject_en": "Soon: {event}",
        "body_en": "Hello {name},\n\nwe start in two hours. Below you find where, and your ticket.",
    },
    {
        "name": "Grazie, il giorno dopo",
        "anchor": "after_end",
        "lead": timedelta(days=1),
        "subject": "Grazie: {event}",
        "body": "Ciao {name},\n\ngrazie per avere partecipato a “{event}”.\n\n"
        "Se ti è piaciuto, dai un’occhiata ai prossimi appuntamenti.",
        "subject_en": "Thank you: {event}",
        "body_en": "Hello {name},\n\nthank you for taking part in “{event}”.\n\n"
        "If you liked it, have a look at what comes next.",
    },
]


def create_defaults(apps, schema_editor):
    apps.get_model("registrations", "Reminder").objects.bulk_create(
        apps.get_model("registrations", "Reminder")(**fields) for fields in DEFAULTS
    )


class Migration(migrations.Migration):
    dependencies = [("registrations", "0001_tables")]

    # Reversing leaves the rows: by then they may be the coordinators' own.
    operations = [migrations.RunPython(create_defaults, migrations.RunPython.noop)]
