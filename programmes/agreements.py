"""May a partner be given something of the people of a programme? (L11)"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from core.dates import on_date
from core.errors import DomainError
from partners.models import Organisation
from programmes.enums import Allowed
from programmes.models import DataAgreement, Programme


class NotAgreed(DomainError):
    """No agreement lets this partner be given anything."""


def agreed(*, partner: Organisation, programme: Programme, day: date) -> Allowed:
    """What ``partner`` may be given on ``day``: numbers or names. The last signed decides.

    Raises:
        NotAgreed: there is no agreement, it has ended or not begun, or it allows nothing.
    """
    signed = DataAgreement.objects.filter(
        partnership__programme=programme, partnership__organisation=partner
    )
    in_force = signed.valid_on(day).first()
    if in_force is None:
        raise NotAgreed(_why_none(partner, signed.filter(valid_until__lt=day).first()))
    if in_force.allows == Allowed.NOTHING:
        words = _("The agreement on personal data with %(partner)s allows nothing to be given.")
        raise NotAgreed(words % {"partner": partner})
    return Allowed(in_force.allows)


def _why_none(partner: Organisation, ended: DataAgreement | None) -> str:
    if ended is None:
        words = _("There is no agreement on personal data with %(partner)s in force.")
        return words % {"partner": partner}
    words = _("The agreement on personal data with %(partner)s ended %(on_date)s.")
    until = ended.valid_until
    return words % {"partner": partner, "on_date": f"{on_date(until)} {until.year}"}
