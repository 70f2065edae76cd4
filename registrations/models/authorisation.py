"""What a guardian was asked about one registration, and what she said."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from participants.models import Guardianship
from registrations.enums import Answer
from registrations.models.registration import Registration

# Version of the words of ``templates/registrations/authorise.html``: another when they change (L4).
WORDS = "2026-11"
# In the place of a version where she signed a sheet, which the organisers keep.
ON_PAPER = "paper"
# And where she registered her own child, on the page that says that she agrees by doing so.
ON_THE_PAGE = "family-2026-11"


@tracked()
class Authorisation(TimeStampedModel):
    """A guardian's answer about a registration: who, when, and to which words (L4).

    It is asked by a link to her address, which names ``key``, is good once and until
    ``expires_at``; or given on the page where she registers a child herself.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    registration = models.ForeignKey(
        Registration,
        on_delete=models.CASCADE,
        related_name="authorisations",
        verbose_name=_("registration"),
    )
    guardianship = models.ForeignKey(
        Guardianship,
        on_delete=models.PROTECT,
        related_name="authorisations",
        verbose_name=_("guardianship"),
    )
    words_version = models.CharField(
        _("version of the words"), max_length=20, help_text=_("Of the text that she answered to.")
    )
    asked_at = models.DateTimeField(
        _("asked at"),
        default=timezone.now,
        db_default=Now(),
        help_text=_("When the last message with the link was written."),
    )
    expires_at = models.DateTimeField(_("expires at"))
    answer = models.CharField(
        _("answer"), max_length=7, choices=Answer, blank=True, default=Answer.NONE
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)

    class Meta:
        verbose_name = _("authorisation")
        verbose_name_plural = _("authorisations")
        ordering = ["-pk"]
        constraints = [
            one_of("answer", Answer, name="authorisation_answer_valid"),
            models.UniqueConstraint(
                fields=["registration", "guardianship"], name="authorisation_unique"
            ),
            models.CheckConstraint(
                name="authorisation_answered_at_when_answered",
                condition=Q(answer=Answer.NONE, answered_at=None)
                | (~Q(answer=Answer.NONE) & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration} · {self.guardianship.get_full_name()}"

    @property
    def deadline(self) -> datetime:
        """Until when she may answer: as long as the seat is kept, or while there may be one."""
        return self.registration.pending_until or self.expires_at

    @property
    def is_correctable(self) -> bool:
        """Was it sent to an address from which nobody ever answered, so that it may be wrong?"""
        guardianship = self.guardianship
        is_unproven = guardianship.guardian_id is None and guardianship.confirmed_at is None
        return self.answer == Answer.NONE and is_unproven and guardianship.ended_at is None

    def is_open(self, now: datetime) -> bool:
        """May she still answer: nobody did for this registration, and there is time?"""
        registration = self.registration
        is_asked = registration.is_active and registration.needs_authorisation
        has_answered = self.answer != Answer.NONE or self.guardianship.ended_at is not None
        return is_asked and not has_answered and now < self.deadline
