"""A class chooses in class time: each pupil has a number and a code, and nobody asks for names."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from careerdays.models import Ballot, CareerDay, WrongCode, coming_with
from core.errors import DomainError
from registrations.codes import as_typed, new_code
from registrations.enums import RegistrationStatus
from registrations.models import Registration

# A whole school types behind one address, and many mistype: what is over the limit refuses right
# codes as well. There are 32^9 codes, 35 million million; where 14,000 are somebody's, one guess in
# 2,500 million is right, and with a thousand an hour that takes three hundred years.
WRONG_CODES, SPAN = 1_000, timedelta(hours=1)


class UnknownCode(DomainError):
    """No ballot has this code, or nobody may choose with it now."""


class TooManyWrongCodes(DomainError):
    """From one network came more wrong codes than may."""


def ballots_of_class(*, career_day: CareerDay, registration: Registration) -> list[Ballot]:
    """One ballot for each pupil of a class that has its places, in the order of their numbers.

    Where they come with other bookings too it is one for all of them, and there are as many as come
    on the day with most. Those that are missing are made; a code stays what it was.
    """
    bookings = coming_with(registration)
    leading = bookings[0]
    mine = Ballot.objects.filter(registration=leading)
    there = set(mine.values_list("number", flat=True))
    Ballot.objects.bulk_create(
        (
            Ballot(
                career_day=career_day,
                registration=leading,
                number=number,
                code=f"{new_code()}-{new_code()[:3]}",
            )
            for number in range(1, _most_pupils(bookings) + 1)
            if number not in there
        ),
        ignore_conflicts=True,  # another page makes them at the same moment
    )
    found = list(mine.of_classes().order_by("number"))
    for ballot in found:
        ballot.registration = leading
    return found


def _most_pupils(bookings: Sequence[Registration]) -> int:
    """How many come on the day with most, of those for which the class has its places."""
    held = [one for one in bookings if one.status == RegistrationStatus.CONFIRMED]
    return max((one.pupils or 0 for one in held), default=0)


def ballot_of_code(*, typed: str, network: str) -> Ballot:
    """The ballot of a pupil's code; ``network`` is a ``codes.network_digest`` of who types.

    Must not run inside a transaction that a refusal rolls back: wrong codes are counted.

    Raises:
        TooManyWrongCodes: too many wrong ones came from there within an hour.
        UnknownCode: it is no code of a class that has its places.
    """
    since = timezone.now() - SPAN
    if WrongCode.objects.filter(network=network, at__gt=since).count() >= WRONG_CODES:
        raise TooManyWrongCodes(_("Too many wrong codes were typed here. Try again in an hour."))
    ballot = Ballot.objects.of_classes().filter(code=as_typed(typed)).first()
    if ballot is None:
        WrongCode.objects.filter(at__lte=since).delete()
        WrongCode.objects.create(network=network)
        raise UnknownCode(_("This code is not right: look at your slip again."))
    return ballot
