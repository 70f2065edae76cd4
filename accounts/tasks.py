from __future__ import annotations

import logging

from celery import shared_task

from accounts import services

logger = logging.getLogger(__name__)


@shared_task
def prune() -> None:
    """Every night: what unfinished and expired sign-ins left behind goes."""
    logger.info("pruned %s", services.prune())
