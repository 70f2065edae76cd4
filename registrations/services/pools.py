"""Seats kept for a group, as the organisers change them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from core.errors import DomainError
from events.models import SeatPool, Session
from registrations.models import Registration
from registrations.services.seats import lock_session, recount
from registrations.services.waiting_list import promote


class TooManyKept(DomainError):
    """More seats would be kept than there are, or fewer than were taken of them."""


@transaction.atomic
def change_pools(
    *, session: Session, pools: Sequence[SeatPool], removed: Collection[int] = ()
) -> None:
    """Make ``pools`` the seats that a session keeps, without those ``removed`` (ids).

    Who took seats of a pool that is removed keeps them: they are seats like all the others.
    What is no longer kept goes to the line.

    Raises:
        TooManyKept: they are more than the session has, or one has fewer than were taken of it.
        SessionGone: it was deleted.
    """
    session = lock_session(session.pk)
    Registration.objects.filter(pool__in=removed).update(pool=None, pool_seats=0)
    SeatPool.objects.filter(session=session, pk__in=removed).delete()
    recount(session)
    _refuse_too_many(session, pools)
    for pool in pools:
        pool.session = session
        pool.save()
    promote(session)


def _refuse_too_many(session: Session, pools: Sequence[SeatPool]) -> None:
    taken = dict(session.pools.values_list("pk", "taken"))
    for pool in pools:
        has = taken.get(pool.pk, 0)
        if pool.seats < has:
            words = _("%(taken)d seats kept for “%(group)s” are taken: there cannot be fewer.")
            raise TooManyKept(words % {"taken": has, "group": pool.get_kind_display()})
        pool.taken = has
    changed = {pool.pk for pool in pools}
    others = session.pools.exclude(pk__in=[pk for pk in changed if pk])
    kept = sum(pool.seats for pool in pools) + sum(others.values_list("seats", flat=True))
    if session.capacity is not None and kept > session.capacity:
        raise TooManyKept(
            _("%(kept)d seats would be kept, and the session has %(capacity)d in all.")
            % {"kept": kept, "capacity": session.capacity}
        )
