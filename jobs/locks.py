"""What the locks are called that work holds (``core.locks``)."""

from __future__ import annotations

# Held by the one worker that does long work.
LONG_WORK = "jobs.long_work"


def of_job(job_id: int) -> str:
    """The lock that whoever works on a job holds: free means that nobody does."""
    return f"jobs.job:{job_id}"
