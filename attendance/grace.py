"""How late is still in time: whole minutes after the start that a rule forgives.

Who stands in the queue at the door when it begins is not late. A university's course is another
matter: of its hours the law asks for 70 % that were attended, and forgives none (L17).
"""

from __future__ import annotations

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
    is_course = HourOffer.objects.filter(event=rule.event_id, law=Law.COURSE).exists()
    return 0 if is_course else rule.forgiven


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
