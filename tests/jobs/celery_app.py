"""The portal's Celery with the kinds of job of these tests."""

from __future__ import annotations

import django

django.setup()

from portal.celery import app  # noqa: E402, F401 # the worker looks for it here
from tests.exchange.phases import register as register_sheets  # noqa: E402
from tests.jobs.kinds import register  # noqa: E402

register()
register_sheets()
