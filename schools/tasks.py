from __future__ import annotations

import logging

from celery import shared_task

from schools import services

logger = logging.getLogger(__name__)


@shared_task
def forget_invitations() -> None:
    """Every night: addresses that were invited long ago go."""
    logger.info("forgot %d invitations", services.forget_invitations())
