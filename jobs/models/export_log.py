"""Who looked at personal data in bulk."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User


class ExportLogQuerySet(models.QuerySet["ExportLog"]):
    def visible_to(self, user: User | AnonymousUser) -> ExportLogQuerySet:
        """Platform administrators read all of them, anybody else her own."""
        if user.is_superuser:
            return self
        return self.filter(user=user.pk) if user.is_authenticated else self.none()


class ExportLog(models.Model):
    """Rows of a table that somebody took out: written with the file, never changed."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="exports",
        verbose_name=_("who"),
    )
    at = models.DateTimeField(_("when"), default=timezone.now)
    table = models.CharField(_("table"), max_length=100)
    title = models.CharField(_("what"), max_length=200)
    rows = models.PositiveIntegerField(_("rows"))
    format = models.CharField(_("format"), max_length=10)
    filters = models.TextField(
        _("filters"), blank=True, help_text=_("What was searched and filtered, in words.")
    )

    objects = ExportLogQuerySet.as_manager()

    class Meta:
        verbose_name = _("export")
        verbose_name_plural = _("exports")
        ordering = ["-at", "-pk"]
        # Whoever may see a table may take it out only with this one as well.
        permissions = [("export_exportlog", _("Can take data out"))]

    def __str__(self) -> str:
        return f"{self.title} ({self.rows})"
