"""Seats kept for a group, changed by the organisers: never more than there are."""

from __future__ import annotations

import pytest

from events.enums import PoolKind
from events.models import SeatPool
from registrations.services import TooManyKept, change_pools
from tests.factories.events import SessionFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def pool(seats, kind=PoolKind.CLASSES):
    return SeatPool(kind=kind, seats=seats)


def test_no_more_are_kept_than_the_session_has():
    session = SessionFactory(capacity=20)

    with pytest.raises(TooManyKept, match="21"):
        change_pools(session=session, pools=[pool(15), pool(6, PoolKind.INDIVIDUALS)])

    assert not session.pools.exists()


def test_what_is_no_longer_kept_goes_to_the_line(register):
    session = SessionFactory(capacity=1)
    change_pools(session=session, pools=[pool(1)])
    waiting = register(session)
    assert waiting.status == "waiting"

    change_pools(session=session, pools=[], removed=[session.pools.get().pk])

    waiting.refresh_from_db()
    assert waiting.status == "offered"


def test_no_fewer_are_kept_than_were_taken(register):
    session = SessionFactory(capacity=3)
    change_pools(session=session, pools=[pool(2, PoolKind.INDIVIDUALS)])
    register(session, seats=1)
    register(session, seats=1)
    kept = session.pools.get()
    kept.seats = 1

    with pytest.raises(TooManyKept, match="2"):
        change_pools(session=session, pools=[kept])
