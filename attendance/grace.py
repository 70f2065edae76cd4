"""How late is still in time: whole minutes after the start that a rule forgives.

Who stands in the queue at the door when it begins is not late. A university's course is another
matter: of its hours the law asks for 70 % that were attended, and forgives none (L17).
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attendance.enums import Law
from attendance.models import CertificateRule, HourOffer


def grace_of(event: int) -> int:
    """What the certificate's rule of an event (id) forgives; the usual where it has no rule."""
    rule = CertificateRule.objects.filter(event=event).first()
    return grace_of_rule(rule or CertificateRule(event_id=event))


def grace_of_rule(rule: CertificateRule) -> int:
    """What a rule forgives: nothing where its event is offered as a course, whatever it says."""
    return graces_of_rules([rule])[rule.event_id]


def graces_of_rules(rules: Collection[CertificateRule]) -> dict[int, int]:
    """The same of many rules, by event (id): one query."""
    events = [rule.event_id for rule in rules]
    offers = HourOffer.objects.filter(event__in=events, law=Law.COURSE).order_by()
    courses = set(offers.values_list("event", flat=True))
    return {one.event_id: 0 if one.event_id in courses else one.forgiven for one in rules}


def grace_words(minutes: int) -> str:
    """What is forgiven, in a sentence without its full stop."""
    if not minutes:
        return _("every minute of a late arrival is missing")
    words = ngettext(
        "who arrives up to %(minutes)d minute late is in time",
        "who arrives up to %(minutes)d minutes late is in time",
        minutes,
    )
    return words % {"minutes": minutes}
