"""What a teacher is written about a class: its name, its numbers, its adult, its booking."""

from __future__ import annotations

from datetime import timedelta

import pytest

from communications.delivery import deliver_due
from events.enums import Bookable
from events.models import Session
from registrations.services import ClassPart, book_class, cancel_registration
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.schools import SchoolClassFactory, TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def session():
    event = EventFactory(bookable_by=Bookable.BOTH, needs_roster=True)
    return SessionFactory(event=event, capacity=30)


def book(session, pupils=20):
    school_class = SchoolClassFactory(section="B")
    teacher = TeacherFactory(school=school_class.school)
    [booking] = book_class(
        school_class=school_class,
        parts=[ClassPart(Session.objects.with_facts().get(pk=session.pk), pupils, 2)],
        accompanied_by="Ada Rossi",
        booked_by=teacher.user,
    )
    return booking


def sent(smtp_sink, booking):
    """The letters that the teacher of ``booking`` got, oldest first."""
    deliver_due(time_limit=timedelta(seconds=10))
    return [
        message.get_body(["plain"]).get_content()
        for message in smtp_sink.messages
        if message["To"] == booking.booked_by.email
    ]


def test_a_booking_is_confirmed_to_its_teacher(smtp_sink, session):
    booking = book(session)

    [letter] = sent(smtp_sink, booking)

    assert "La prenotazione della tua classe è confermata" in letter
    assert "1B, 2026/27" in letter
    assert "20 alunni e 2 adulti" in letter
    assert "Ada Rossi" in letter
    assert booking.get_absolute_url() in letter
    assert "nomi degli alunni" in letter
    assert "biglietto" not in letter.lower().replace("codice del biglietto", "")


def test_a_class_in_line_is_told_and_led_to_its_booking(smtp_sink, session):
    book(session)
    waiting = book(session)

    [letter] = sent(smtp_sink, waiting)

    assert waiting.get_absolute_url() in letter
    assert "20 alunni e 2 adulti" in letter


def test_a_class_that_cancels_and_one_that_is_offered(smtp_sink, session):
    first = book(session)
    waiting = book(session)
    cancel_registration(registration=first)

    for booking in (first, waiting):
        letters = sent(smtp_sink, booking)
        assert "20 alunni e 2 adulti" in letters[-1]
    assert "C’è un posto per te" in letters[-1]
