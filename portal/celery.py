"""The Celery application: ``celery -A portal worker`` and ``celery -A portal beat``."""

from __future__ import annotations

import os
import sys
from typing import Any

from celery import Celery
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


# The settings import this package: they can be read when Celery wants them, and no earlier.
@app.on_configure.connect
def read_settings(**_signal: Any) -> None:
    """Leave with one sentence when the settings refuse to start."""
    try:
        _ = settings.CELERY_BROKER_URL
    except ImproperlyConfigured as error:
        sys.exit(f"{error}")
