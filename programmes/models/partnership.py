"""Who makes a programme happen, and who pays for it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.history import tracked
from partners.models import Department, Organisation
from programmes.enums import PartnershipRole
from programmes.models.emblem import Emblem, Fund
from programmes.models.programme import Programme


@tracked()
class Partnership(models.Model):
    """What an organisation, or one of its departments, is in a programme."""

    programme = models.ForeignKey(
        Programme,
        on_delete=models.CASCADE,
        related_name="partnerships",
        verbose_name=_("programme"),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="partnerships",
        verbose_name=_("organisation"),
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="partnerships",
        verbose_name=_("department"),
    )
    role = models.CharField(_("role"), max_length=9, choices=PartnershipRole)
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["position", "pk"]
        constraints = [
            one_of("role", PartnershipRole, name="partnership_role_valid"),
            models.UniqueConstraint(
                fields=["programme", "organisation", "department", "role"],
                name="partnership_unique",
                nulls_distinct=False,
                violation_error_message=_("This organisation already has that role."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.get_role_display()}"


class FundingQuerySet(models.QuerySet["Funding"]):
    def shown(self) -> FundingQuerySet:
        """With what the funders' strip says of each, in one query; without the pictures."""
        return self.select_related("funder", "emblem").defer("emblem__image")


@tracked()
class Funding(models.Model):
    """Money for a programme, and the exact words and emblem it must show (L27, L28, L29).

    ``statement`` is printed as it stands: nobody translates or shortens it.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="fundings", verbose_name=_("programme")
    )
    fund = models.ForeignKey(
        Fund,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="fundings",
        verbose_name=_("known fund"),
        help_text=_("Fills in the statement and the emblem where you leave them empty."),
    )
    funder = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="fundings",
        verbose_name=_("funder"),
    )
    call = models.CharField(_("call"), max_length=200, blank=True)
    amount = models.DecimalField(
        _("amount (euro)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    project_code = models.CharField(
        _("project code (CUP)"), max_length=30, blank=True, help_text=_("Shown where it is given.")
    )
    statement = models.CharField(
        _("statement"), max_length=300, help_text=_("Shown word for word wherever it must stand.")
    )
    emblem = models.ForeignKey(
        Emblem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="fundings",
        verbose_name=_("emblem"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    objects = FundingQuerySet.as_manager()

    class Meta:
        verbose_name = _("funding")
        verbose_name_plural = _("fundings")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="funding_amount_positive",
                condition=Q(amount=None) | Q(amount__gt=0),
                violation_error_message=_("The amount must be more than zero."),
            ),
            models.CheckConstraint(
                name="funding_has_a_statement",
                condition=~Q(statement=""),
                violation_error_message=_("Write the statement, or choose a known fund."),
            ),
        ]

    def __str__(self) -> str:
        return self.statement
