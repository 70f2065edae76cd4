"""What adults promise before they meet minors, and who has promised it (L15)."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import TimeStampedModel
from partners.models.professional import Professional

# How long the link works that is sent to somebody.
LINK_LASTS = timedelta(days=30)


class CodeOfConductQuerySet(models.QuerySet["CodeOfConduct"]):
    def current(self) -> CodeOfConduct | None:
        """The version that is shown and accepted now: the last one."""
        return self.order_by("-version").first()


@tracked()
class CodeOfConduct(TimeStampedModel):
    """A version of the code of conduct; what somebody accepted never changes."""

    version = models.PositiveSmallIntegerField(_("version"), unique=True, editable=False)
    text_it = models.TextField(_("text (Italian)"), help_text=_("One rule a line."))
    text_en = models.TextField(_("text (English)"), help_text=_("One rule a line."))
    asks_again = models.BooleanField(
        _("everybody accepts anew"),
        default=True,
        help_text=_("No where only words became clearer: who accepted the one before still has."),
    )

    objects = CodeOfConductQuerySet.as_manager()

    class Meta:
        verbose_name = _("code of conduct")
        verbose_name_plural = _("codes of conduct")
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(
                name="conduct_has_its_words",
                condition=~Q(text_it="") & ~Q(text_en=""),
                violation_error_message=_("Write the code in both languages."),
            )
        ]

    def __str__(self) -> str:
        return str(_("Code of conduct, version %(version)d")) % {"version": self.version}

    @property
    def rules(self) -> list[str]:
        """Its rules in the language of the page."""
        text = self.text_en if (get_language() or "").startswith("en") else self.text_it
        return [line.strip() for line in text.splitlines() if line.strip()]


class ConductAcceptanceQuerySet(models.QuerySet["ConductAcceptance"]):
    def binding(self) -> ConductAcceptanceQuerySet:
        """Those that still count: of the last version that asked everybody, or a later one."""
        asked = CodeOfConduct.objects.filter(asks_again=True).order_by("-version")
        return self.filter(code__version__gte=models.Subquery(asked.values("version")[:1]))


@tracked()
class ConductAcceptance(models.Model):
    """Somebody accepted a version. ``recorded_by`` is empty where she did so by her own link."""

    professional = models.ForeignKey(
        Professional,
        on_delete=models.PROTECT,
        related_name="acceptances",
        verbose_name=_("professional"),
    )
    code = models.ForeignKey(
        CodeOfConduct,
        on_delete=models.PROTECT,
        related_name="acceptances",
        verbose_name=_("code of conduct"),
    )
    accepted_at = models.DateTimeField(_("accepted at"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("written down by"),
    )

    objects = ConductAcceptanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("acceptance of the code of conduct")
        verbose_name_plural = _("acceptances of the code of conduct")
        ordering = ["-accepted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["professional", "code"],
                name="conduct_accepted_once",
                violation_error_message=_("This version was accepted already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.professional} · {self.code}"


class ConductInvitation(models.Model):
    """A link by which somebody accepts the code herself: it works once, and ends."""

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    professional = models.ForeignKey(
        Professional,
        on_delete=models.CASCADE,
        related_name="invitations",
        verbose_name=_("professional"),
    )
    code = models.ForeignKey(
        CodeOfConduct, on_delete=models.PROTECT, related_name="+", verbose_name=_("code of conduct")
    )
    email = models.EmailField(_("email address"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("sent by"),
    )
    sent_at = models.DateTimeField(_("sent at"), default=timezone.now)
    expires_at = models.DateTimeField(_("ends"))
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    class Meta:
        verbose_name = _("link to the code of conduct")
        verbose_name_plural = _("links to the code of conduct")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="conduct_link_ends_after_it_was_sent",
                condition=Q(expires_at__gt=F("sent_at")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.professional} · {self.code}"

    def is_open(self, now: datetime) -> bool:
        """Whether the button of its page still does something."""
        return self.used_at is None and now < self.expires_at
