"""Invitations of a school's teachers to their colleagues."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.models import TimeStampedModel
from schools.models.school import School
from schools.models.teacher import Teacher


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def unanswered(self) -> InvitationQuerySet:
        """Neither accepted nor taken back, whether or not there is still time."""
        return self.filter(accepted_at=None, withdrawn_at=None)

    def open(self, now: datetime) -> InvitationQuerySet:
        """Those that may still be accepted at ``now``."""
        return self.unanswered().filter(expires_at__gt=now)

    def over_since(self, moment: datetime) -> InvitationQuerySet:
        """Those that have been of no use since ``moment`` or earlier."""
        ended = Q(accepted_at__lte=moment) | Q(withdrawn_at__lte=moment)
        return self.filter(ended | Q(expires_at__lte=moment))


class Invitation(TimeStampedModel):
    """A teacher's invitation to an address: whoever reads mail there may act for the school too.

    ``key`` stands in the link; it is worth nothing to who has another address. The table has no
    history, so that an address which nobody used goes when its row goes.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    school = models.ForeignKey(
        School, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("school")
    )
    email = models.EmailField(_("email address"))
    invited_by = models.ForeignKey(
        Teacher, on_delete=models.CASCADE, related_name="invitations", verbose_name=_("teacher")
    )
    expires_at = models.DateTimeField(_("ends"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="invitation_email_lower_case",
                condition=Q(email=Lower(F("email"))),
                violation_error_message=_("Write the email address in lower case."),
            ),
            models.CheckConstraint(
                name="invitation_ends_once",
                condition=Q(accepted_at=None) | Q(withdrawn_at=None),
                violation_error_message=_("An invitation is accepted or taken back, not both."),
            ),
            models.UniqueConstraint(
                fields=["school", "email"],
                condition=Q(accepted_at=None, withdrawn_at=None),
                name="invitation_one_unanswered",
                violation_error_message=_("This address is invited already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} · {self.school}"

    def is_open(self, now: datetime) -> bool:
        """Whether it may still be accepted at ``now``."""
        return not self.accepted_at and not self.withdrawn_at and self.expires_at > now
