"""Of whom something is kept: participants, the accounts that go with them, names, addresses."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from accounts.models import User
from participants.models import Guardianship, Participant


@dataclass(frozen=True, slots=True)
class People:
    """Some people, by their keys in the two tables that others point at.

    ``users`` are the accounts meant along with ``participants``. ``addresses`` (in lower case)
    and ``names`` are those under which something may be kept that points at nobody.
    """

    participants: Collection[int]
    users: Collection[int]
    addresses: Collection[str] = field(default=())
    names: Collection[str] = field(default=())


def as_she_sees(participant: Participant) -> People:
    """One person with her own account: what she is shown when she asks what is kept of her."""
    return People([participant.pk], [participant.user_id] if participant.user_id else [])


def with_their_traces(participants: Collection[int], users: Collection[int]) -> People:
    """The people, and what they are called and reached by in the rows that are to go."""
    accounts = User.objects.filter(pk__any_of=users).values_list("email", "first_name", "last_name")
    hers = Participant.objects.filter(pk__any_of=participants)
    guardians = Guardianship.objects.filter(participant__any_of=participants).exclude(email="")
    addresses = {email for email, _first, _last in accounts}
    addresses |= {email.lower() for email in guardians.values_list("email", flat=True)}
    names = {last for _email, _first, last in accounts}
    names |= set(hers.values_list("last_name", flat=True))
    names |= set(guardians.values_list("name", flat=True))
    return People(participants, users, addresses, names - {""})
