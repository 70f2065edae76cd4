"""A link by which who holds parental responsibility answers without an account."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.models import TimeStampedModel
from participants.enums import Answer
from participants.models.guardianship import Guardianship
from participants.models.purpose_text import PurposeText

# Long enough for a holiday.
LINK_LIFE = timedelta(days=14)


class ConsentRequestQuerySet(models.QuerySet["ConsentRequest"]):
    def open(self, now: datetime) -> ConsentRequestQuerySet:
        """Those that can still be answered."""
        return self.filter(answered_at=None, expires_at__gt=now)


class ConsentRequest(TimeStampedModel):
    """A holder of parental responsibility is asked about a child, by a link sent to her (L4, L5).

    It is answered once, until ``expires_at``. It keeps whose link it was, which words were read,
    when it was answered and what was said.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    guardianship = models.ForeignKey(
        Guardianship,
        on_delete=models.CASCADE,
        related_name="consent_requests",
        verbose_name=_("guardian"),
    )
    text = models.ForeignKey(
        PurposeText, on_delete=models.PROTECT, related_name="+", verbose_name=_("words to read")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("asked by"),
    )
    expires_at = models.DateTimeField(_("expires at"))
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=9, choices=Answer, blank=True)

    objects = ConsentRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request of consent")
        verbose_name_plural = _("requests of consent")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="consent_request_answered_with_an_answer",
                condition=Q(answered_at=None, answer="")
                | Q(answered_at__isnull=False, answer__in=sorted(Answer.values)),
            ),
            models.CheckConstraint(
                name="consent_request_expires_after_it_was_made",
                condition=Q(expires_at__gte=F("created_at")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.guardianship)

    def is_open(self, now: datetime) -> bool:
        return self.answered_at is None and now < self.expires_at
