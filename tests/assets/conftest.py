from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _static_files_without_a_manifest(settings):
    """Components name static files; nobody has collected them for a test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
