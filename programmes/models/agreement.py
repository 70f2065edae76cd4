"""What a partner may be given of the people of a programme (L11)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from programmes.enums import AgreementKind, Allowed
from programmes.models.partnership import Partnership


class DataAgreementQuerySet(models.QuerySet["DataAgreement"]):
    def valid_on(self, day: date) -> DataAgreementQuerySet:
        """Those in force on ``day``, the last signed first."""
        return self.filter(signed_on__lte=day, valid_until__gte=day).order_by("-signed_on", "-pk")


@tracked()
class DataAgreement(TimeStampedModel):
    """The agreement on personal data with a partner of a programme; a new one is a new row."""

    partnership = models.ForeignKey(
        Partnership,
        on_delete=models.PROTECT,
        related_name="agreements",
        verbose_name=_("partnership"),
    )
    kind = models.CharField(_("kind"), max_length=9, choices=AgreementKind)
    allows = models.CharField(
        _("what it allows"),
        max_length=7,
        choices=Allowed,
        default=Allowed.NOTHING,
        help_text=_("Of those who come to the events that it hosts; never how to reach them."),
    )
    signed_on = models.DateField(_("signed on"))
    valid_until = models.DateField(_("valid until"))

    objects = DataAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement on personal data")
        verbose_name_plural = _("agreements on personal data")
        ordering = ["-signed_on", "-pk"]
        constraints = [
            one_of("kind", AgreementKind, name="agreement_kind_valid"),
            one_of("allows", Allowed, name="agreement_allows_valid"),
            models.CheckConstraint(
                name="agreement_ends_after_it_was_signed",
                condition=Q(valid_until__gte=F("signed_on")),
                violation_error_message=_("An agreement cannot end before it was signed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.partnership.organisation} · {self.signed_on:%d/%m/%Y}"
