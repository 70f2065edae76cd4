"""Teachers say that they mean to book in a programme, or take it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.errors import DomainError
from programmes.models import PreRegistration, Programme
from schools.models import School


class CannotDeclare(DomainError):
    """Nothing can be booked there any more, or not by her; the sentence says why."""


@transaction.atomic
def pre_register(*, user: User, school: School, programme: Programme) -> PreRegistration:
    """Keep that ``user`` means to book for ``school`` in ``programme``. Twice is once.

    Raises:
        CannotDeclare: the programme is over, the school is gone or she does not teach there.
    """
    if not Programme.objects.to_come(timezone.localdate()).filter(pk=programme.pk).exists():
        raise CannotDeclare(_("This programme is over: there is nothing to book any more."))
    if school.gone_since or not School.objects.taught_by(user).filter(pk=school.pk).exists():
        raise CannotDeclare(_("You do not act for this school."))
    declared, _created = PreRegistration.objects.get_or_create(
        user=user, school=school, programme=programme
    )
    return declared


def take_back(*, user: User, school: School, programme: Programme) -> None:
    """She does not mean to book there any more. Twice is the same as once."""
    PreRegistration.objects.filter(user=user, school=school, programme=programme).delete()
