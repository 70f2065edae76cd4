"""What people ask about their data, and by when they have an answer."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from participants.enums import RequestKind, RequestOutcome
from participants.models.participant import Participant


class PrivacyRequestQuerySet(models.QuerySet["PrivacyRequest"]):
    def visible_to(self, user: User | AnonymousUser) -> PrivacyRequestQuerySet:
        """Platform administrators read all; who works here what she wrote down herself."""
        if user.is_superuser:
            return self
        return self.filter(recorded_by=user.pk) if user.is_authenticated else self.none()


@tracked()
class PrivacyRequest(TimeStampedModel):
    """A request under GDPR, art. 15 to 21: answered within a month, or three with a reason (L9).

    One that a person made and the portal did at once has nobody in ``recorded_by``; one that came
    by letter was written down by somebody, with who asks in words where the portal does not know.
    """

    kind = models.CharField(_("what is asked"), max_length=11, choices=RequestKind)
    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="privacy_requests",
        verbose_name=_("of whom"),
        help_text=_("Leave empty where the portal does not know the person."),
    )
    asked_by = models.CharField(
        _("who asks"),
        max_length=200,
        blank=True,
        help_text=_("Name and role, for example: the mother, by letter."),
    )
    received_on = models.DateField(_("received on"))
    due_on = models.DateField(_("answer due on"))
    extended_because = models.CharField(_("why it takes longer"), max_length=300, blank=True)
    outcome = models.CharField(
        _("outcome"), max_length=8, choices=RequestOutcome, blank=True, default=""
    )
    answer = models.TextField(_("what was answered"), max_length=2000, blank=True)
    done_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("written down by"),
    )

    objects = PrivacyRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("privacy request")
        verbose_name_plural = _("privacy requests")
        ordering = ["due_on", "pk"]
        constraints = [
            one_of("kind", RequestKind, name="privacy_request_kind_valid"),
            models.CheckConstraint(
                name="privacy_request_outcome_valid",
                condition=Q(outcome="") | Q(outcome__in=sorted(RequestOutcome.values)),
            ),
            models.CheckConstraint(
                name="privacy_request_done_with_outcome",
                condition=Q(outcome="", done_at=None) | (~Q(outcome="") & Q(done_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="privacy_request_due_after_received",
                condition=Q(due_on__gt=F("received_on")),
            ),
            models.CheckConstraint(
                name="privacy_request_refused_with_reason",
                condition=~Q(outcome=RequestOutcome.REFUSED) | ~Q(answer=""),
                violation_error_message=_("Who is refused is told why."),
            ),
        ]
        indexes = [
            models.Index(fields=["due_on"], name="privacy_request_open", condition=Q(outcome="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.participant or self.asked_by}"

    @property
    def is_open(self) -> bool:
        return not self.outcome

    def is_late(self, today: date) -> bool:
        """Is the time to answer over?"""
        return self.is_open and self.due_on < today

    def is_due_soon(self, today: date) -> bool:
        """Is it to be answered within a week?"""
        return self.is_open and today <= self.due_on <= today + timedelta(days=7)
