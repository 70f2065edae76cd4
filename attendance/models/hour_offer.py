"""Under which laws an event's hours are offered."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from attendance.enums import Law
from attendance.models.certificate_rule import USUAL_GRACE, CertificateRule
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event
from partners.models import Organisation

RULE_FIRST = _(
    "The rule for certificates of this event asks for less than 70 % of the hours, or forgives "
    "who is late: a course may not. Change the rule first."
)


@tracked()
class HourOffer(TimeStampedModel):
    """The hours of an event are offered under one law (L16, L17, L18).

    ``curricular`` is in lessons. ``organisation`` is who offers them under an agreement with the
    pupil's school: it is asked for courses and for placements, of which the law wants one.
    ``grace`` is read through ``forgiven``.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="hour_offers", verbose_name=_("event")
    )
    law = models.CharField(_("counts as"), max_length=11, choices=Law)
    curricular = models.BooleanField(
        _("in lessons"),
        default=False,
        help_text=_("In the last three years orientation counts only in lessons (L16)."),
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="hour_offers",
        verbose_name=_("offered by"),
        help_text=_("The body that has agreements with schools; not needed for orientation."),
    )
    grace = models.PositiveSmallIntegerField(
        _("minutes late that count as in time"),
        null=True,
        blank=True,
        help_text=_("Leave empty for the usual 15. In a course (DM 934/2022) there are none."),
    )

    class Meta:
        verbose_name = _("offer of hours")
        verbose_name_plural = _("offers of hours")
        ordering = ["event", "law"]
        constraints = [
            one_of("law", Law, name="hour_offer_law_valid"),
            models.UniqueConstraint(
                fields=["event", "law"],
                name="hour_offer_unique",
                violation_error_message=_("The event is offered under that law already."),
            ),
            models.CheckConstraint(
                name="hour_offer_grace_valid",
                condition=Q(grace=None) | Q(grace=0) | (~Q(law=Law.COURSE) & Q(grace__lte=60)),
                violation_error_message=_("At most 60 minutes; in a course none."),
            ),
            models.CheckConstraint(
                name="hour_offer_by_somebody",
                condition=Q(law=Law.ORIENTATION) | Q(organisation__isnull=False),
                violation_error_message=_(
                    "Say who offers it: such hours need an agreement with the school."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} · {self.get_law_display()}"

    @property
    def forgiven(self) -> int:
        """Minutes after the start within which who arrives was there from the start (L17)."""
        if self.law == Law.COURSE:
            return 0
        return USUAL_GRACE if self.grace is None else self.grace

    def clean(self) -> None:
        """A course's certificate asks for 70 % of the hours (L17): the rule that is there too."""
        if self.law != Law.COURSE or self.event_id is None:
            return
        rule = CertificateRule.objects.filter(event=self.event_id).first()
        if rule is not None and not rule.fits_a_course:
            raise ValidationError({"law": RULE_FIRST})
