"""Who may take part, as data."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.fields import ChoicesField
from core.history import tracked
from events.enums import RuleKind
from events.models.event import Event
from events.models.session import Session
from participants.enums import Occupation
from places.models import Municipality
from schools.enums import Level


@tracked()
class EligibilityRule(models.Model):
    """One condition; a person must meet all those of the event and of the session.

    Bounds are inclusive. An age is that of ``reference_date``, else of the session's first day.
    """

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="rules", verbose_name=_("event")
    )
    session = models.ForeignKey(
        Session,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="rules",
        verbose_name=_("session"),
        help_text=_("Leave empty when it holds for every session of the event."),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=RuleKind)
    minimum = models.PositiveSmallIntegerField(_("from (included)"), null=True, blank=True)
    maximum = models.PositiveSmallIntegerField(_("to (included)"), null=True, blank=True)
    reference_date = models.DateField(_("age on"), null=True, blank=True)
    levels = ChoicesField(Level, blank=True, verbose_name=_("school levels"))
    occupations = ChoicesField(Occupation, blank=True, verbose_name=_("occupations"))
    municipalities = models.ManyToManyField(
        Municipality, blank=True, related_name="+", verbose_name=_("municipalities")
    )

    class Meta:
        verbose_name = _("eligibility rule")
        verbose_name_plural = _("eligibility rules")
        ordering = ["kind", "pk"]
        constraints = [
            one_of("kind", RuleKind, name="rule_kind_valid"),
            models.CheckConstraint(
                name="rule_bounds_in_order",
                condition=Q(minimum=None) | Q(maximum=None) | Q(minimum__lte=F("maximum")),
                violation_error_message=_("The first bound cannot be higher than the second."),
            ),
            models.CheckConstraint(
                name="rule_has_what_its_kind_needs",
                condition=(
                    Q(kind__in=[RuleKind.AGE, RuleKind.SCHOOL_YEAR])
                    & (Q(minimum__isnull=False) | Q(maximum__isnull=False))
                )
                | Q(kind__in=[RuleKind.NETWORK, RuleKind.RESIDENCE])
                | (Q(kind=RuleKind.SCHOOL_LEVEL) & Q(levels__len__gt=0))
                | (Q(kind=RuleKind.OCCUPATION) & Q(occupations__len__gt=0)),
                violation_error_message=_("Fill in what this kind of rule compares with."),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


@tracked()
class RuleMunicipality(EligibilityRule.municipalities.through):  # type: ignore[name-defined,misc]
    """For the history: municipality of a rule."""

    class Meta:
        proxy = True
        verbose_name = _("municipality of a rule")
        verbose_name_plural = _("municipalities of rules")
