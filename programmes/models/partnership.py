"""Who makes a programme happen, and who pays for it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from partners.models import Department, Organisation
from programmes.enums import PartnershipRole
from programmes.models.programme import Programme


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


class Funding(models.Model):
    """Money for a programme, and the exact words and emblem it must show (L27, L28, L29).

    ``statement`` is printed as it stands: nobody translates or shortens it. ``emblem`` names a
    file of the portal's own static files, never another host's.
    """

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="fundings", verbose_name=_("programme")
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
    statement = models.CharField(_("statement"), max_length=300)
    emblem = models.CharField(
        _("emblem"),
        max_length=100,
        blank=True,
        help_text=_("A file of the portal's own, for example emblems/eu.svg."),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)

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
                name="funding_emblem_local",
                condition=Q(emblem="") | Q(emblem__regex=r"^emblems/[a-z0-9-]+\.(svg|png)$"),
                violation_error_message=_("Name a file like emblems/eu.svg."),
            ),
        ]

    def __str__(self) -> str:
        return self.statement
