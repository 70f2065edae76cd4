"""At the door: the first who says that somebody is here wins, and nobody is let in twice."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attendance.models import Attendance, Scan
from attendance.services import check_in
from participants.people import People
from participants.personal_data import forget
from registrations.codes import as_scanned, as_typed
from registrations.services import renew_ticket
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import AccommodationNeedFactory, RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def session():
    return SessionFactory(starts_at=NOW + timedelta(hours=1), ends_at=NOW + timedelta(hours=4))


@pytest.fixture
def desk(client, settings, session):
    """The door of the session, with its coordinator before it: post what is typed there."""
    enter_desk(client, settings, coordinator_of(session.event.programme))
    return lambda page="entrance", *more, **typed: client.post(door(session, page, *more), typed)


def door(session, page="entrance", *more):
    return reverse(f"doors:{page}", args=[session.occurrences.get().key, *more])


def ticket(session, **facts):
    return RegistrationFactory(session=session, **facts)


def words(response):
    return " ".join(response.content.decode().split())


def test_a_code_lets_in_and_counts(desk, session):
    zoe = ParticipantFactory(first_name="Zoe", last_name="Neri")
    registration = ticket(session, participant=zoe, seats=2)

    page = desk(code=registration.code)

    assert "Zoe Neri ora è dentro." in words(page)
    assert page.context["counts"] == {"people": 2, "out": 0, "came": 2, "seats": 2}
    attendance = Attendance.objects.get()
    assert (attendance.present, attendance.arrived_at) == (2, NOW)


@pytest.mark.parametrize("typed", ["k7q42m", "K7Q 42M", " k7q-42m "])
def test_a_code_is_read_however_it_is_typed(desk, session, typed):
    ticket(session, code="K7Q-42M")

    desk(code=typed)

    assert Attendance.objects.count() == 1


def test_the_token_of_the_qr_code_lets_in_as_the_code_does(desk, session):
    registration = ticket(session)

    desk(code=as_scanned(registration.token).lower())

    assert Attendance.objects.get().registration == registration


def test_a_renewed_ticket_opens_the_door_and_the_old_one_does_not(desk, session):
    old = ticket(session)
    new = renew_ticket(registration=old)

    refused = [desk(code=old.code).status_code, desk(code=as_scanned(old.token)).status_code]
    desk(code=as_scanned(new.token))

    assert refused == [422, 422]
    assert Attendance.objects.get().registration == new


def test_letters_that_codes_do_not_have_are_what_they_look_like():
    assert as_typed("oil-abc") == "011-ABC"


def test_the_same_ticket_again_says_when_it_was_first_shown(desk, session, time_machine):
    registration = ticket(session)
    desk(code=registration.code)
    time_machine.shift(timedelta(minutes=30))

    page = words(desk(code=registration.code))

    assert "è già dentro dalle 10:00" in page
    assert Attendance.objects.get().arrived_at == NOW


def test_a_ticket_of_another_date_says_which(desk, session):
    other = SessionFactory(event=session.event, starts_at=NOW + timedelta(days=3))
    registration = ticket(other)

    response = desk(code=registration.code)

    assert response.status_code == 422
    assert "è per un’altra data: mercoledì 25 novembre" in words(response)
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("direction", ["in", "out"])
@pytest.mark.parametrize("kind", [{}, {"a_class": True}])
def test_nobody_is_written_down_before_the_door_opens(client, desk, session, direction, kind):
    later = SessionFactory(event=session.event, starts_at=NOW + timedelta(days=2))
    typed = {"code": ticket(later, **kind).code, "direction": direction}

    response = client.post(door(later), typed)

    assert response.status_code == 422
    assert "L’ingresso apre il 23 novembre alle 22:00" in words(response)
    assert not Scan.objects.exists()
    assert not Attendance.objects.exists()


def test_the_door_opens_twelve_hours_before_the_start(client, desk, session):
    later = SessionFactory(event=session.event, starts_at=NOW + timedelta(hours=12))

    assert client.post(door(later), {"code": ticket(later).code}).status_code == 200
    assert Attendance.objects.exists()


@pytest.mark.parametrize("state", ["waiting", "cancelled"])
def test_who_has_no_place_is_not_let_in(desk, session, state):
    registration = ticket(session, **{state: True})

    response = desk(code=registration.code)

    assert response.status_code == 422
    assert "Nessun posto" in words(response)
    assert not Attendance.objects.exists()


@pytest.mark.parametrize("typed", ["ZZZ-ZZZ", "<b>", "'; --", "🙂"])
def test_what_is_no_ticket_is_a_sentence(desk, typed):
    response = desk(code=typed)

    assert response.status_code == 422
    assert "Nessun biglietto di questo evento" in words(response)


def test_nothing_typed_is_told_beside_the_field(desk):
    assert "Scrivi un codice o un nome." in words(desk(code=""))


def test_a_class_comes_by_numbers(desk, session):
    registration = ticket(session, a_class=True)

    asked = words(desk(code=registration.code))
    assert "Quante persone sono arrivate, adulti compresi" in asked
    too_many = desk(code=registration.code, present=str(registration.seats + 1))
    assert "Scrivi un numero da 1" in words(too_many)
    desk(code=registration.code, present="3")

    assert Attendance.objects.get().present == 3


def test_l5_l7_the_door_knows_of_photos_and_needs(desk, session):
    registration = ticket(session)
    AccommodationNeedFactory(registration=registration, text="Un posto davanti")

    page = words(desk(code=registration.code))

    assert "Niente foto" in page
    assert "Un posto davanti" in page


def test_another_programme_s_door_is_not_there(client, desk):
    other = SessionFactory(starts_at=NOW)

    url = reverse("doors:entrance", args=[other.occurrences.get().key])

    assert client.get(url).status_code == 404
    assert client.post(url, {"code": ticket(other).code}).status_code == 404
    assert not Attendance.objects.exists()


def _arrive(session, registration):
    return check_in(
        occurrence=session.occurrences.get(),
        registration=registration,
        by=UserFactory(staff=True),
        now=NOW,
    ).attendance


def test_the_doors_are_those_of_today(client, desk, session):
    later = SessionFactory(event=session.event, starts_at=NOW + timedelta(days=2))
    SessionFactory(event=EventFactory(title="Altrui"), starts_at=NOW)

    page = client.get(reverse("doors:list"))

    assert [date.session for date in page.context["dates"]] == [session]
    assert [date.session for date in page.context["coming"]] == [later]
    assert "Altrui" not in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_doors_and_one_ticket_let_in_once(session):
    registration, stewards = ticket(session), [UserFactory(staff=True) for _door in range(6)]
    occurrence = session.occurrences.get()

    def arrive(steward):
        return check_in(occurrence=occurrence, registration=registration, by=steward, now=NOW)

    found = at_once(arrive, stewards)

    assert sorted(arrival.is_first for arrival in found) == [False] * 5 + [True]
    assert Attendance.objects.count() == 1


def test_who_goes_out_comes_back_with_a_new_stay(desk, session, time_machine):
    registration = ticket(session)
    for direction in ("in", "out", "in"):
        desk(code=registration.code, direction=direction)
        time_machine.shift(timedelta(minutes=10))

    stays = Attendance.objects.order_by("arrived_at").values_list("arrived_at", "left_at")
    ten = timedelta(minutes=10)
    assert list(stays) == [(NOW, NOW + ten), (NOW + 2 * ten, None)]


def test_who_is_not_inside_does_not_go_out(desk, session):
    page = desk(code=ticket(session).code, direction="out")

    assert page.context["told"].look == "attention"
    assert not Attendance.objects.exists()


def test_the_door_has_its_name_on_this_device_and_a_repeated_scan_says_it(desk, session):
    registration = ticket(session)
    desk("name", door="Nord")
    desk(code=registration.code)

    page = desk(code=registration.code)

    assert Attendance.objects.get().door == "Nord"
    assert page.context["told"].look == "attention"
    assert "Nord" in page.context["told"].words


def test_what_a_device_keeps_of_the_page_names_nobody(client, desk, session):
    zoe = ParticipantFactory(first_name="Zoe", last_name="Neri")
    desk(code=ticket(session, participant=zoe).code)

    assert "Zoe Neri" in client.get(door(session)).content.decode()
    assert "Zoe Neri" not in client.get(f"{door(session)}?shell").content.decode()


def test_the_page_asks_the_database_the_same_of_one_and_of_many(client, desk, session):
    def questions():
        with CaptureQueriesContext(connection) as queries:
            client.get(door(session))
        return len(queries)

    desk(code=ticket(session).code)
    of_one = questions()
    for _number in range(4):
        desk(code=ticket(session).code)

    assert questions() == of_one


def test_l9_that_she_came_is_counted_on(session):
    registration = ticket(session)
    _arrive(session, registration)

    forget(People([registration.participant_id], []))

    assert Attendance.objects.get().present == 1
