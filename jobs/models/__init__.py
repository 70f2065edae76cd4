from __future__ import annotations

from jobs.models.export_log import ExportLog, ExportLogQuerySet
from jobs.models.heartbeat import Heartbeat
from jobs.models.job import Job, JobFile, JobFileQuerySet, JobQuerySet

__all__ = [
    "ExportLog",
    "ExportLogQuerySet",
    "Heartbeat",
    "Job",
    "JobFile",
    "JobFileQuerySet",
    "JobQuerySet",
]
