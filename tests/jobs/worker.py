"""A worker process for tests that kill one: ``python -m tests.jobs.worker KEY``."""

from __future__ import annotations

import sys
from uuid import UUID

import django

django.setup()

from jobs.runner import run_job  # noqa: E402
from tests.exchange.phases import register as register_sheets  # noqa: E402
from tests.jobs.kinds import register  # noqa: E402

register()
register_sheets()
run_job(UUID(sys.argv[1]))
