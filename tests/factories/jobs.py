from __future__ import annotations

import factory

from jobs.enums import FileRole, JobStatus
from jobs.models import ExportLog, Job, JobFile
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW


class JobFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Job

    kind = "test"
    title = "Un lavoro"
    owner = factory.SubFactory(UserFactory, staff=True)

    class Params:
        running = factory.Trait(status=JobStatus.RUNNING, started_at=NOW)
        succeeded = factory.Trait(
            status=JobStatus.SUCCEEDED, started_at=NOW, finished_at=NOW, done=3, total=3
        )
        failed = factory.Trait(
            status=JobStatus.FAILED, started_at=NOW, finished_at=NOW, refusal="No."
        )
        cancelled = factory.Trait(status=JobStatus.CANCELLED, finished_at=NOW)


class JobFileFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = JobFile

    job = factory.SubFactory(JobFactory, succeeded=True)
    role = FileRole.OUTPUT
    name = "righe.csv"
    content_type = "text/csv"
    content = b"a;b\r\n"
    size = 5


class ExportLogFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ExportLog

    user = factory.SubFactory(UserFactory, staff=True)
    table = "events.event"
    title = "Eventi"
    rows = 3
    format = "xlsx"
