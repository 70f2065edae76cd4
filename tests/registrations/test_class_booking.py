"""A teacher books for a class: one unit, by numbers, in one session or in several."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from events.enums import Bookable, PoolKind
from events.models import SeatPool, Session
from programmes.pre_registering import pre_register
from registrations.models import AccommodationNeed, Registration
from registrations.services import (
    ClassPart,
    LargerThanSession,
    RegistrationRefused,
    TooManyBookings,
    TooManyOfOneSchool,
    book_class,
    cancel_registration,
    change_booking,
    promote_split_parties,
    register_participant,
)
from registrations.waiting import positions
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.schools import SchoolClassFactory, TeacherFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def event():
    return EventFactory(bookable_by=Bookable.BOTH)


@pytest.fixture
def teacher(client):
    teacher = TeacherFactory()
    client.force_login(teacher.user)
    return teacher


@pytest.fixture
def school_class(teacher):
    return SchoolClassFactory(school=teacher.school, pupils=24)


def book(school_class, *parts, teacher=None, **kwargs):
    """Book by the operation; ``parts`` are (session, pupils, companions)."""
    return book_class(
        school_class=school_class,
        parts=[
            ClassPart(Session.objects.with_facts().get(pk=session.pk), pupils, companions)
            for session, pupils, companions in parts
        ],
        accompanied_by="Ada Rossi",
        booked_by=(teacher or TeacherFactory(school=school_class.school)).user,
        **kwargs,
    )


def page_of(event, school_class=None):
    url = reverse("registrations:book_class", args=[event.slug])
    return f"{url}?school_class={school_class.pk}" if school_class else url


def answers(**parts):
    return {"pupils": 24, "accompanied_by": "Ada Rossi", "need": "", **parts}


# --- The page ------------------------------------------------------------------------------------


def test_the_numbers_of_the_class_are_written_already(client, event, school_class):
    session = SessionFactory(event=event, capacity=30)

    page = client.get(page_of(event)).content.decode()

    assert 'value="24"' in page
    assert f'name="pupils_{session.pk}" value="24"' in page
    assert "30 posti liberi: la classe ci sta." in page


def test_a_session_that_is_too_full_says_so(client, event, school_class):
    SessionFactory(event=event, capacity=12)
    full = SessionFactory(event=event, capacity=30)
    book(SchoolClassFactory(), (full, 10, 2))

    page = client.get(page_of(event)).content.decode()

    assert "In tutto ha 12 posti: dividi la classe." in page
    assert "Solo 18 posti, e te ne servono almeno 25" in page


def test_l15_booking_is_one_unit_with_the_adult_who_stays(client, event, teacher, school_class):
    session = SessionFactory(event=event, capacity=30)
    data = answers(need="Una rampa", **{f"pupils_{session.pk}": 24, f"adults_{session.pk}": 2})

    first = client.post(page_of(event, school_class), data)
    client.post(page_of(event, school_class), data)

    booking = Registration.objects.get()
    assert first["Location"] == reverse("registrations:booking", args=[booking.key])
    assert (booking.pupils, booking.companions, booking.seats) == (24, 2, 26)
    assert (booking.accompanied_by, booking.booked_by) == ("Ada Rossi", teacher.user)
    assert AccommodationNeed.objects.get().text == "Una rampa"
    session.refresh_from_db()
    assert session.taken == 26
    shown = client.get(first["Location"]).content.decode()
    assert "24 alunni e 2 adulti" in shown
    assert "Una rampa" in shown


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"accompanied_by": ""}, "Scrivi chi resta con la classe"),
        ({"adults": ""}, "almeno uno"),
        ({"pupils_here": 20}, "i numeri devono coincidere"),
        ({"pupils_here": ""}, "togli gli adulti"),
        ({"pupils_here": "", "adults": ""}, "Scrivi quanti alunni vengono"),
        ({"pupils": 40, "pupils_here": 40}, "adulti compresi: dividi la classe"),
        ({"need": "x" * 501}, "al massimo 500 caratteri"),
    ],
)
def test_bad_numbers_get_a_sentence_and_lose_nothing(client, event, school_class, change, sentence):
    session = SessionFactory(event=event, capacity=30)
    data = answers(need="Una rampa", pupils_here=24, adults=2) | change
    names = {"pupils_here": f"pupils_{session.pk}", "adults": f"adults_{session.pk}"}

    response = client.post(
        page_of(event, school_class), {names.get(key, key): value for key, value in data.items()}
    )

    assert response.status_code == 422
    page = response.content.decode()
    assert sentence in page
    assert str(data["need"]) in page
    assert not Registration.objects.exists()


def test_a_class_splits_over_two_sessions(client, event, school_class):
    one, two = SessionFactory.create_batch(2, event=event, capacity=14)
    data = answers(
        **{f"pupils_{one.pk}": 13, f"adults_{one.pk}": 1},
        **{f"pupils_{two.pk}": 11, f"adults_{two.pk}": 1},
    )

    response = client.post(page_of(event, school_class), data)

    assert response.status_code == 302
    parts = list(Registration.objects.order_by("session"))
    assert [part.pupils for part in parts] == [13, 11]
    assert {part.status for part in parts} == {"confirmed"}
    assert len({part.party_id for part in parts}) == 1


def test_only_verified_teachers_of_the_school_book_for_its_classes(client, event):
    SessionFactory(event=event)
    theirs = SchoolClassFactory()
    waiting = TeacherFactory(school=theirs.school, waiting=True)
    client.force_login(waiting.user)
    assert client.get(page_of(event))["Location"] == reverse("schools:find")

    client.force_login(TeacherFactory().user)
    assert client.get(page_of(event, theirs)).status_code == 404
    assert client.post(page_of(event, theirs), answers()).status_code == 404


def test_an_event_for_people_has_no_page_for_classes(client, teacher):
    assert client.get(page_of(EventFactory())).status_code == 404


# --- Whom an event is for ------------------------------------------------------------------------


def test_an_event_for_classes_says_so_and_takes_nobody_else(client):
    session = SessionFactory(event=EventFactory(bookable_by=Bookable.CLASSES))
    loaded = Session.objects.with_facts().get(pk=session.pk)

    with pytest.raises(RegistrationRefused, match="solo le classi"):
        register_participant(session=loaded, participant=ParticipantFactory())
    assert "Solo per le classi" in client.get(session.event.get_absolute_url()).content.decode()
    assert "Solo per le classi" in client.get(reverse("events:list")).content.decode()


def test_an_event_for_people_takes_no_class(school_class):
    with pytest.raises(RegistrationRefused, match="una per una"):
        book(school_class, (SessionFactory(), 10, 1))


def test_seats_kept_for_classes_are_not_free_for_people(client, event):
    session = SessionFactory(event=event, capacity=30)
    SeatPool.objects.create(session=session, kind=PoolKind.CLASSES, seats=25)

    page = client.get(event.get_absolute_url()).content.decode()

    assert "5 posti liberi su 30" in page
    assert "25 posti sono riservati: Classi intere" in page


def test_who_declared_interest_books_before_the_others(event, school_class, teacher, now):
    session = SessionFactory(
        event=event,
        priority_opens_at=now - timedelta(days=1),
        registration_opens_at=now + timedelta(days=1),
    )
    with pytest.raises(RegistrationRefused):
        book(school_class, (session, 10, 1), teacher=teacher)
    pre_register(user=teacher.user, school=teacher.school, programme=event.programme)

    [booking] = book(school_class, (session, 10, 1), teacher=teacher)

    assert booking.status == "confirmed"
    loaded = Session.objects.with_facts().get(pk=session.pk)
    with pytest.raises(RegistrationRefused):
        register_participant(session=loaded, participant=ParticipantFactory())


# --- Limits --------------------------------------------------------------------------------------


def test_a_class_larger_than_the_session_is_told_to_split(event, school_class):
    session = SessionFactory(event=event, capacity=20)

    with pytest.raises(LargerThanSession, match="20 posti in tutto"):
        book(school_class, (session, 24, 2))


def test_one_teacher_does_not_hold_twenty_sessions(event, school_class, teacher):
    event.programme.max_class_bookings = 3
    event.programme.save()
    sessions = [SessionFactory(event=event, starts_at=START + timedelta(days=n)) for n in range(4)]
    for session in sessions[:3]:
        book(school_class, (session, 5, 1), teacher=teacher)

    with pytest.raises(TooManyBookings):
        book(school_class, (sessions[3], 5, 1), teacher=teacher)


@pytest.mark.parametrize("pupils", [1, 60])
def test_a_booking_costs_the_same_whatever_its_size(
    event, school_class, teacher, pupils, django_assert_num_queries
):
    session = SessionFactory(event=event, capacity=100)
    loaded = Session.objects.with_facts().get(pk=session.pk)
    with django_assert_num_queries(17):
        book_class(
            school_class=school_class,
            parts=[ClassPart(loaded, pupils, 2)],
            accompanied_by="Ada Rossi",
            booked_by=teacher.user,
        )


# --- The school's bookings -----------------------------------------------------------------------


def test_colleagues_see_a_booking_and_who_left_does_not(client, event, school_class, teacher):
    [booking] = book(school_class, (SessionFactory(event=event), 10, 1), teacher=teacher)
    page = reverse("registrations:bookings", args=[school_class.school.ministerial_code])
    colleague = TeacherFactory(school=school_class.school)

    client.force_login(colleague.user)
    assert str(school_class) in client.get(page).content.decode()
    assert client.get(booking.get_absolute_url()).status_code == 200
    client.force_login(TeacherFactory().user)
    assert client.get(page).status_code == 404
    assert client.get(booking.get_absolute_url()).status_code == 404

    teacher.delete()
    client.force_login(booking.booked_by)
    assert client.get(booking.get_absolute_url()).status_code == 404
    assert client.get(reverse("portal:ticket", args=[booking.key])).status_code == 404


def test_fewer_come_always_and_more_where_there_is_room(event, school_class):
    session = SessionFactory(event=event, capacity=30)
    [booking] = book(school_class, (session, 24, 2))
    [waiting] = book(SchoolClassFactory(), (session, 10, 1))
    assert waiting.status == "waiting"

    change_booking(registration=booking, pupils=15, companions=1, accompanied_by="Ada Rossi")

    waiting.refresh_from_db()
    session.refresh_from_db()
    assert (waiting.status, session.taken) == ("offered", 27)


def test_more_is_refused_where_there_is_no_room(client, event, school_class):
    session = SessionFactory(event=event, capacity=30)
    [booking] = book(school_class, (session, 24, 2))

    response = client.post(
        reverse("registrations:numbers", args=[booking.key]),
        {"pupils": 29, "companions": 1, "accompanied_by": "Ada Rossi"},
    )
    assert response.status_code == 302
    [other] = book(SchoolClassFactory(), (SessionFactory(event=event, capacity=5), 3, 1))
    assert other.status == "confirmed"
    response = client.post(
        reverse("registrations:numbers", args=[booking.key]),
        {"pupils": 30, "companions": 1, "accompanied_by": "Ada Rossi"},
    )
    assert response.status_code == 422
    assert "30 posti in tutto" in response.content.decode()


def test_an_offer_is_accepted_for_all_the_parts(client, event, school_class):
    one, two = SessionFactory.create_batch(2, event=event, capacity=14)
    [there] = book(SchoolClassFactory(), (one, 12, 1))
    parts = book(school_class, (one, 13, 1), (two, 11, 1))
    assert {part.status for part in parts} == {"waiting"}
    cancel_registration(registration=there)
    promote_split_parties()

    client.post(reverse("registrations:answer", args=[parts[0].key]), {"answer": "accept"})

    assert {r.status for r in Registration.objects.filter(school_class=school_class)} == {
        "confirmed"
    }


# --- Why a class waits ---------------------------------------------------------------------------


def reason_of(registration):
    registration = Registration.objects.select_related("session__event").get(pk=registration.pk)
    return positions([registration])[registration.pk].reason.value


def test_a_class_is_told_that_free_seats_are_kept_for_others(event, school_class):
    session = SessionFactory(event=event, capacity=30)
    SeatPool.objects.create(session=session, kind=PoolKind.INDIVIDUALS, seats=20)

    [booking] = book(school_class, (session, 24, 2))

    assert reason_of(booking) == "kept"


def test_a_class_that_splits_is_told_of_its_other_part(client, event, school_class):
    one, two = SessionFactory.create_batch(2, event=event, capacity=14)
    book(SchoolClassFactory(), (one, 12, 1))

    parts = book(school_class, (one, 13, 1), (two, 11, 1))

    assert [reason_of(part) for part in parts] == ["too_few", "other_part"]
    page = client.get(parts[0].get_absolute_url()).content.decode()
    assert "Gruppi più piccoli possono passare avanti al tuo al massimo 3 volte" in page


# --- At the same moment --------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_class_against_people_for_the_last_seats(event):
    session = SessionFactory(event=event, capacity=12)
    a_class = SchoolClassFactory()
    TeacherFactory(school=a_class.school)
    people = ParticipantFactory.create_batch(6)

    def work(who):
        if who == a_class:
            return book(a_class, (session, 9, 1))[0]
        loaded = Session.objects.with_facts().get(pk=session.pk)
        return register_participant(session=loaded, participant=who)

    results = at_once(work, [*people[:3], a_class, *people[3:]])

    assert all(isinstance(result, Registration) for result in results)
    session.refresh_from_db()
    holding = session.registrations.holding().values_list("seats", flat=True)
    assert session.taken == sum(holding) <= 12


@pytest.mark.django_db(transaction=True)
def test_two_teachers_of_one_school_at_once_keep_to_its_limit(event):
    event.max_seats_per_school = 30
    event.save()
    sessions = SessionFactory.create_batch(2, event=event, capacity=50)
    one = SchoolClassFactory()
    two = SchoolClassFactory(school=one.school)

    results = at_once(
        lambda pair: book(pair[0], (pair[1], 20, 1)), [(one, sessions[0]), (two, sessions[1])]
    )

    assert sum(isinstance(result, TooManyOfOneSchool) for result in results) == 1
    assert Registration.objects.active().count() == 1
