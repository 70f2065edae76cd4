"""Whether somebody may work with minors (L14)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from partners.enums import CheckOutcome
from partners.models.professional import Professional

# The certificate holds for six months, of which no six have more days.
LONGEST = timedelta(days=184)


class SafeguardingCheckQuerySet(models.QuerySet["SafeguardingCheck"]):
    def valid_on(self, day: date) -> SafeguardingCheckQuerySet:
        """Checks that let somebody work with minors on ``day``: the last one made by then."""
        later = SafeguardingCheck.objects.filter(
            professional=OuterRef("professional"), checked_on__lte=day
        ).filter(_made_after())
        good = self.filter(outcome=CheckOutcome.CLEAR, checked_on__lte=day, valid_until__gte=day)
        return good.filter(~Exists(later))

    def good_until(self, *, person: OuterRef, day: OuterRef) -> models.QuerySet[Any, Any]:
        """For a subquery: the last day of the last check of ``person`` made by ``day``.

        None where that check said no; nothing where there is none.
        """
        made = self.filter(professional=person, checked_on__lte=day)
        clear = When(outcome=CheckOutcome.CLEAR, then=F("valid_until"))
        until = Case(clear, output_field=models.DateField())
        return made.order_by("-checked_on", "-pk").annotate(until=until).values("until")[:1]

    def expiring(self, within: timedelta) -> SafeguardingCheckQuerySet:
        """Checks that are good today and end ``within`` that time, soonest first.

        Who has a newer one is left out.
        """
        today = timezone.localdate()
        ending = self.valid_on(today).filter(valid_until__lte=today + within)
        return ending.order_by("valid_until", "pk")


@tracked()
class SafeguardingCheck(TimeStampedModel):
    """Who looked at somebody's criminal-record certificate, when, and what it said.

    Never the document itself (L14).
    """

    professional = models.ForeignKey(
        Professional,
        on_delete=models.PROTECT,
        related_name="checks",
        verbose_name=_("professional"),
    )
    checked_on = models.DateField(_("checked on"))
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("checked by"),
    )
    valid_until = models.DateField(
        _("valid until"), help_text=_("Six months after the day of the certificate, at most.")
    )
    outcome = models.CharField(_("outcome"), max_length=9, choices=CheckOutcome)

    objects = SafeguardingCheckQuerySet.as_manager()

    class Meta:
        verbose_name = _("safeguarding check")
        verbose_name_plural = _("safeguarding checks")
        ordering = ["-checked_on", "-pk"]
        constraints = [
            one_of("outcome", CheckOutcome, name="check_outcome_valid"),
            models.CheckConstraint(
                name="check_valid_until_after_it_was_made",
                condition=Q(valid_until__gte=F("checked_on")),
                violation_error_message=_("A check cannot end before it was made."),
            ),
            models.CheckConstraint(
                name="check_valid_for_six_months",
                condition=Q(valid_until__lte=F("checked_on") + LONGEST),
                violation_error_message=_("A check holds for six months at most."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.professional} · {self.checked_on:%d/%m/%Y}"


def _made_after() -> Q:
    same_day = Q(checked_on=OuterRef("checked_on"), pk__gt=OuterRef("pk"))
    return Q(checked_on__gt=OuterRef("checked_on")) | same_day
