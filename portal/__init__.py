"""Composition root: settings, addresses, Celery, the pages that put the other apps together."""

from __future__ import annotations

from portal.celery import app as celery_app

__all__ = ["celery_app"]
