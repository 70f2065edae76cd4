"""The outbox: every mail is a row, delivered once, searchable."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language
from accounts.models import User
from communications.enums import EmailStatus
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel

# The registration that a message speaks of, for those that speak of one.
REGISTRATION = Cast(KT("context__registration"), models.BigIntegerField())


class EmailQuerySet(models.QuerySet["Email"]):
    def visible_to(self, user: User | AnonymousUser) -> EmailQuerySet:
        """Platform administrators read the outbox.

        What a coordinator reads belongs to the apps that write to people
        (``registrations.outbox``). What is secret nobody reads.
        """
        return self.filter(is_secret=False) if user.is_superuser else self.none()


class Email(TimeStampedModel):
    """One message to one address.

    ``context`` holds the ids and the little else that the template of ``kind`` needs; what was
    sent is written to ``subject`` and ``body_*`` when it goes, and kept until its retention.
    """

    kind = models.CharField(_("kind"), max_length=60)
    dedup_key = models.CharField(_("deduplication key"), max_length=200, unique=True)
    to = models.EmailField(_("to"), max_length=254)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="emails",
        verbose_name=_("recipient"),
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    context: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(
        _("context"), default=dict, blank=True
    )
    is_secret = models.BooleanField(
        _("secret"),
        default=False,
        db_default=False,
        help_text=_("Holds a code: its text is never kept and nobody reads it here."),
    )
    priority = models.PositiveSmallIntegerField(_("priority"), default=5, db_default=5)
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=EmailStatus,
        default=EmailStatus.PENDING,
        db_default=EmailStatus.PENDING,
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, db_default=0)
    next_attempt_at = models.DateTimeField(
        _("next attempt"), default=timezone.now, db_default=Now()
    )
    leased_until = models.DateTimeField(_("leased until"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    last_error = models.CharField(_("last error"), max_length=500, blank=True, db_default="")
    subject = models.CharField(_("subject"), max_length=300, blank=True, db_default="")
    body_text = models.TextField(_("text"), blank=True, db_default="")
    body_html = models.TextField(_("HTML"), blank=True, db_default="")

    objects = EmailQuerySet.as_manager()

    class Meta:
        verbose_name = _("email")
        verbose_name_plural = _("emails")
        ordering = ["-pk"]
        constraints = [
            one_of("status", EmailStatus, name="email_status_valid"),
            models.CheckConstraint(
                name="email_sent_at_when_sent",
                condition=Q(status=EmailStatus.SENT, sent_at__isnull=False)
                | (~Q(status=EmailStatus.SENT) & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="email_leased_while_sending",
                condition=Q(status=EmailStatus.SENDING, leased_until__isnull=False)
                | (~Q(status=EmailStatus.SENDING) & Q(leased_until=None)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["priority", "next_attempt_at", "id"],
                name="email_pending",
                condition=Q(status=EmailStatus.PENDING),
            ),
            models.Index(
                fields=["leased_until"],
                name="email_sending",
                condition=Q(status=EmailStatus.SENDING),
            ),
            # The desk's: what anybody may read, newest first and counted; what needs somebody; and
            # which messages speak of a registration, for that says who may read them.
            models.Index(fields=["-id"], name="email_readable", condition=Q(is_secret=False)),
            models.Index(
                fields=["-id"],
                name="email_failed",
                condition=Q(status=EmailStatus.FAILED, is_secret=False),
            ),
            models.Index(REGISTRATION, name="email_registration", condition=Q(is_secret=False)),
        ]

    def __str__(self) -> str:
        return self.subject or f"{self.kind} #{self.pk}"


@tracked()
class Resending(models.Model):
    """Somebody at the desk asked for a message again: the one that had failed, or a copy.

    ``reason`` is why it had failed; ``copy`` is the message that repeats what was sent.
    """

    email = models.ForeignKey(
        Email, on_delete=models.CASCADE, related_name="resendings", verbose_name=_("email")
    )
    copy = models.OneToOneField(
        Email,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="copied",
        verbose_name=_("copy"),
    )
    reason = models.CharField(_("why it had failed"), max_length=500, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("asked by"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        verbose_name = _("message sent again")
        verbose_name_plural = _("messages sent again")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.email} · {self.created_at:%Y-%m-%d}"
