"""Where things are: municipalities."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.db import Plain
from core.history import tracked


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    def active(self) -> MunicipalityQuerySet:
        """Those that are there today: where somebody lives, where something is."""
        return self.filter(ceased_on=None)


@tracked(level=pghistory.Statement)
class Municipality(models.Model):
    """A municipality of the national archive (ANPR): ISTAT and cadastral codes are text.

    The cadastral code is its own for ever; name, province and ISTAT code are those of today or,
    when it ceased, its last. One that ceased stays: schools and people may still point at it.
    """

    istat_code = models.CharField(_("ISTAT code"), max_length=6)
    cadastral_code = models.CharField(_("cadastral code"), max_length=4, unique=True)
    name = models.CharField(_("name"), max_length=120)
    other_names = models.CharField(
        _("other names"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("In another language, and those it had before."),
    )
    province = models.CharField(_("province"), max_length=2, help_text=_("For example MI."))
    region = models.CharField(_("region"), max_length=40)
    ceased_on = models.DateField(
        _("ceased on"), null=True, blank=True, help_text=_("Empty for one that is there today.")
    )

    objects = MunicipalityQuerySet.as_manager()

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
            models.UniqueConstraint(
                # ISTAT gives a code again when a municipality has ceased.
                name="municipality_istat_code_unique",
                fields=["istat_code"],
                condition=Q(ceased_on=None),
                violation_error_message=_("Another municipality has this ISTAT code."),
            ),
        ]

    def __str__(self) -> str:
        if self.ceased_on is None:
            return f"{self.name} ({self.province})"
        words = {"name": self.name, "province": self.province, "year": self.ceased_on.year}
        return gettext("%(name)s (%(province)s, until %(year)s)") % words
