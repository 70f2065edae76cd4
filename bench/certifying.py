"""Certificates on one core, in a process of its own: ``python -m bench.certifying ours|bare N``.

Prints how many it made in a second of that core, and by the clock, which others share; how large
one is, and the memory at its highest (MB) after a tenth of them and at the end. Ours are read from
the database and carry an emblem of the most bytes that the portal keeps; a bare document is one
heading and one sentence in the same letters, of no standard.
"""

from __future__ import annotations

import json
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import django

django.setup()

import typst  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone, translation  # noqa: E402
from PIL import Image  # noqa: E402

from attendance.certificates.paper import certificate_pdf  # noqa: E402
from attendance.models import Certificate  # noqa: E402
from documents.typst import _fonts  # noqa: E402
from programmes.fundings import fundings_of  # noqa: E402
from programmes.models import Emblem, Funding  # noqa: E402
from programmes.pictures import MOST_BYTES, png_from  # noqa: E402
from registrations.models import Registration  # noqa: E402

BARE = b"""
#set document(title: "Bare")
#set text(font: "Titillium Web", lang: "it")
= Attestato
#sys.inputs.name ha partecipato.
"""


def main() -> None:
    """Measure one side."""
    side, number = sys.argv[1], int(sys.argv[2])
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with transaction.atomic(), translation.override("it"):
        keys = _issued(number)
        make = _ours if side == "ours" else _bare
        make(keys[:1])  # what a process reads once and keeps is no certificate's
        few = _measured(make, keys[: number // 10])
        found = _measured(make, keys)
        transaction.set_rollback(True)
    print(json.dumps({**found, "peak_of_few": few["peak"]}))


def _issued(number: int) -> list[int]:
    """Certificates of so many people, in programmes whose funder has an emblem."""
    emblem = Emblem(name="Bench")
    emblem.show(png_from(_picture()))
    emblem.save()
    Funding.objects.update(emblem=emblem)
    people = Registration.objects.filter(participant__isnull=False)
    rows = people.select_related("participant", "session__event__programme").order_by("pk")
    now = timezone.now()
    made = Certificate.objects.bulk_create(
        Certificate(
            registration=row,
            participant=row.participant,
            language="it",
            issued_at=now + timedelta(seconds=place),
            full_name=str(row.participant),
            event_title=row.session.event.title,
            programme_title=row.session.event.programme.title,
            organisers="Città metropolitana di Milano, Comune di Milano",
            first_day=row.session.starts_at.date(),
            last_day=row.session.ends_at.date(),
            minutes=630,
            planned=900,
        )
        for place, row in enumerate(rows[:number])
    )
    if len(made) < number:
        raise SystemExit(f"the synthetic data has less than {number} registrations of people")
    return [one.pk for one in made]


def _picture() -> bytes:
    """An emblem with so many details that it is kept as large as one may be."""
    dice = random.Random(1)
    for side in range(400, 0, -10):
        picture = Image.new("RGB", (500, 168), "white")
        for _dot in range(side * 8):
            place = (dice.randrange(500), dice.randrange(168))
            picture.putpixel(place, (dice.randrange(256), 51, 153))
        file = BytesIO()
        picture.save(file, "PNG")
        if len(file.getvalue()) <= MOST_BYTES:
            return file.getvalue()
    raise SystemExit("no picture is small enough")


def _ours(keys: list[int]) -> int:
    """Read and made as the page does it, one after the other; answers the bytes of all."""
    rows = Certificate.objects.with_who_pays()
    return sum(
        len(certificate_pdf(one, fundings_of([one.registration.session.event.programme])))
        for one in (rows.get(pk=key) for key in keys)
    )


def _bare(keys: list[int]) -> int:
    return sum(
        len(
            typst.compile(
                BARE, font_paths=_fonts(), format="pdf", sys_inputs={"name": f"Giulia {key}"}
            )
        )
        for key in keys
    )


def _measured(make: Callable[[list[int]], int], keys: list[int]) -> dict[str, float]:
    begun, worked = time.perf_counter(), time.process_time()
    size = make(keys)
    seconds, of_core = time.perf_counter() - begun, time.process_time() - worked
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6
    return {
        "each_second": len(keys) / of_core,
        "by_the_clock": len(keys) / seconds,
        "bytes": size / len(keys),
        "peak": peak,
    }


if __name__ == "__main__":
    main()
