"""What a body agreed with a school, so that hours count for its pupils."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from attendance.enums import Law
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event
from partners.models import Organisation
from programmes.models import Partnership, Programme
from schools.models import School


class SchoolAgreementQuerySet(models.QuerySet["SchoolAgreement"]):
    def coordinated_by(self, user: User | AnonymousUser) -> SchoolAgreementQuerySet:
        """Those of the bodies that take part in ``user``'s programmes, or host events there."""
        if user.is_authenticated and user.is_superuser:
            return self
        programmes = Programme.objects.coordinated_by(user).values("pk")
        partners = Partnership.objects.filter(programme__in=programmes).order_by()
        hosts = Event.hosts.through.objects.filter(event__programme__in=programmes)
        ids = partners.values_list("organisation").union(hosts.values_list("organisation"))
        return self.filter(organisation__in=ids)


@tracked()
class SchoolAgreement(TimeStampedModel):
    """An agreement of a body with a school on courses (L17) or placements (L18).

    It is no agreement on personal data: those are with partners of a programme (L11). A new one is
    a new row.
    """

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="school_agreements",
        verbose_name=_("offered by"),
    )
    school = models.ForeignKey(
        School,
        on_delete=models.PROTECT,
        related_name="hour_agreements",
        verbose_name=_("school"),
    )
    law = models.CharField(
        _("counts as"),
        max_length=11,
        choices=[(law.value, law.label) for law in (Law.COURSE, Law.PLACEMENT)],
    )
    signed_on = models.DateField(_("signed on"))
    valid_until = models.DateField(
        _("valid until"), help_text=_("Courses of universities: two school years at most.")
    )

    objects = SchoolAgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement with a school")
        verbose_name_plural = _("agreements with schools")
        ordering = ["-signed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="school_agreement_law_valid",
                condition=Q(law__in=[Law.COURSE, Law.PLACEMENT]),
                violation_error_message=_("Orientation needs no agreement."),
            ),
            models.CheckConstraint(
                name="school_agreement_ends_after_it_was_signed",
                condition=Q(valid_until__gte=F("signed_on")),
                violation_error_message=_("An agreement cannot end before it was signed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.school}"
