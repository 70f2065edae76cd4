"""Kinds of long work for tests: they write series of programmes, which nothing else minds."""

from __future__ import annotations

import time

from django.db import connection

from core.errors import DomainError
from jobs import kinds
from jobs.enums import FileRole
from jobs.kinds import JobKind, NewFile, Outcome, Refused
from jobs.models import Job
from jobs.progress import Progress
from programmes.models import Series

FILE = NewFile(FileRole.ROWS, "rows.csv", b"1;2", "text/csv")


def write_series(job: Job, progress: Progress) -> Outcome:
    """Write as many series as asked for; then end as asked for."""
    number = job.parameters.get("number", 1)
    progress.start(number)
    for index in range(number):
        Series.objects.create(name=f"Serie {index}", slug=f"serie-{index}")
        progress.advance()
        time.sleep(job.parameters.get("seconds_each", 0))
    _end(job.parameters.get("end", ""))
    return Outcome({"written": number}, [FILE])


def prepare_series(job: Job) -> None:
    """Write one more beforehand, or fail to."""
    if name := job.parameters.get("prepared"):
        Series.objects.get_or_create(name=name, slug=name)
    _end(job.parameters.get("end_before", ""))


def _end(how: str) -> None:
    if how == "refuse":
        raise DomainError("Not today.")
    if how == "refuse with reasons":
        raise Refused("Two rows are wrong.", Outcome({"wrong": 2}, [FILE]))
    if how == "fault":
        raise RuntimeError("Giulia Segreta")
    if how == "deadlock":
        with connection.cursor() as cursor:
            cursor.execute("DO $$ BEGIN RAISE deadlock_detected; END $$")
    if how == "dangle":
        # Refused by the database only when the transaction ends: no such programme.
        Job.objects.model._meta.apps.get_model("programmes", "Phase").objects.create(
            programme_id=0, name="x", starts_on="2026-01-01", ends_on="2026-01-02"
        )


def register() -> None:
    kinds.register(JobKind(name="test", title="Test", run=write_series, prepare=prepare_series))
    kinds.register(JobKind(name="test.once", title="Test", run=write_series, may_restart=False))
