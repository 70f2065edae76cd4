from __future__ import annotations

from django.urls import reverse

from jobs.models import Job


def import_page(job: Job) -> str:
    """Where the owner reads what a check found or an import did."""
    return reverse("exchange:import", args=[job.key])
