"""People of an organisation whom young people meet."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.db import Plain
from core.models import TimeStampedModel
from partners.models.organisation import Department, Organisation


class Professional(TimeStampedModel):
    """A person of an organisation whom students meet; may be a role model."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="professionals",
        verbose_name=_("organisation"),
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="professionals",
        verbose_name=_("department"),
    )
    first_name = models.CharField(_("first name"), max_length=150)
    last_name = models.CharField(_("last name"), max_length=150)
    job_title = models.CharField(_("job title"), max_length=150)
    biography = models.TextField(_("biography"), blank=True)
    is_role_model = models.BooleanField(_("role model"), default=False)

    class Meta:
        verbose_name = _("professional")
        verbose_name_plural = _("professionals")
        ordering = [Plain("last_name"), Plain("first_name"), "pk"]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"
