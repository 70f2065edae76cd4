"""Where things are: municipalities."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db import Plain


class Municipality(models.Model):
    """A municipality of the national archive (ANPR): ISTAT and cadastral codes are text."""

    istat_code = models.CharField(_("ISTAT code"), max_length=6, unique=True)
    cadastral_code = models.CharField(_("cadastral code"), max_length=4, unique=True)
    name = models.CharField(_("name"), max_length=120)
    province = models.CharField(_("province"), max_length=2, help_text=_("For example MI."))
    region = models.CharField(_("region"), max_length=40)

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = [Plain("name"), "pk"]
        constraints = [
            models.CheckConstraint(
                name="municipality_istat_code_valid",
                condition=Q(istat_code__regex=r"^[0-9]{6}$"),
                violation_error_message=_("An ISTAT code has six digits."),
            ),
            models.CheckConstraint(
                name="municipality_cadastral_code_valid",
                condition=Q(cadastral_code__regex=r"^[A-Z][0-9]{3}$"),
                violation_error_message=_("A cadastral code is a letter and three digits."),
            ),
            models.CheckConstraint(
                name="municipality_province_valid",
                condition=Q(province__regex=r"^[A-Z]{2}$"),
                violation_error_message=_("A province is two capital letters."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.province})"
