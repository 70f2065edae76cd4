"""What a door knows of who comes: school, class, group, the first encounter; and what it counts."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from attendance.access import counts_of
from attendance.held import held_at, held_of
from attendance.services import check_in, check_out
from registrations.models import Party
from tests.factories.accounts import UserFactory
from tests.factories.attendance import AttendanceFactory, StewardFactory
from tests.factories.careerdays import career_day_with, published
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory, RoomFactory
from tests.factories.registrations import (
    AccommodationNeedFactory,
    RegistrationFactory,
    RosterEntryFactory,
)
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]


@pytest.fixture
def session():
    return SessionFactory(starts_at=NOW)


@pytest.fixture
def school():
    return SchoolFactory(organisation=OrganisationFactory(name="Liceo Veneto"))


def a_ticket(session, first_name="Zoe", *, party=None, **facts):
    person = ParticipantFactory(first_name=first_name, last_name="Neri", **facts)
    return RegistrationFactory(session=session, participant=person, party=party)


def held(registration):
    return held_of(registration.session.occurrences.get(), registration)


def test_school_and_class_year_of_a_person(session, school):
    zoe = a_ticket(session, school=school, school_year=4)

    assert held(zoe).about == ["Liceo Veneto · class year 4"]
    assert held(zoe).words == "Liceo Veneto 4"


def test_who_comes_together_is_named_on_each_ticket(session):
    party = Party.objects.create()
    zoe, ada = a_ticket(session, "Zoe", party=party), a_ticket(session, "Ada", party=party)
    a_ticket(session, "Ida")
    a_ticket(SessionFactory(), "Leo", party=party)

    assert held(zoe).about == ["Together with: Ada Neri"]
    assert held(ada).about == ["Together with: Zoe Neri"]


def test_the_first_encounter_of_the_date_with_its_hour_and_room():
    career_day, session, [ada, ida] = career_day_with("Ada Conti", "Ida Riva")
    ida.meetings.update(room=RoomFactory(name="Sala 2"))
    zoe = a_ticket(session)
    published(career_day, (zoe, [ida, ada]))
    other = a_ticket(session, "Leo")

    assert held(zoe).about == ["First encounter: 9:30, Ida Riva, Sala 2"]
    assert held(other).about == []


def test_a_class_is_found_on_a_phone_by_the_names_of_its_list(session):
    booked = RegistrationFactory(session=session, a_class=True)
    for name in ("Ada", "Leo"):
        person = ParticipantFactory(first_name=name, last_name="Neri")
        RosterEntryFactory(registration=booked, participant=person)

    assert held(booked).words == "Ada Neri, Leo Neri"


def test_l9_of_who_limited_her_data_the_door_knows_what_lets_her_in(session, school):
    party = Party.objects.create()
    zoe = a_ticket(session, school=school, restricted_at=NOW, party=party)
    AccommodationNeedFactory(registration=zoe, text="Rampa")
    ada = a_ticket(session, "Ada", party=party)

    assert (held(zoe).name, held(zoe).code, held(zoe).needs) == ("Zoe Neri", zoe.code, "Rampa")
    assert (held(zoe).about, held(zoe).words) == ((), "")
    assert held(ada).about == []


def test_the_page_says_it_when_a_ticket_is_shown(client, session, school):
    zoe = a_ticket(session, school=school, school_year=4)
    client.force_login(StewardFactory(event=session.event).user)
    url = reverse("doors:entrance", args=[session.occurrences.get().key])

    page = client.post(url, {"code": zoe.code}).content.decode()

    assert "Liceo Veneto · class year 4" in page


def test_in_out_and_ever_came_are_counted_by_people(session):
    date, by = session.occurrences.get(), UserFactory()
    zoe, ada = a_ticket(session), a_ticket(session, "Ada")
    a_class = RegistrationFactory(session=session, a_class=True)
    minutes = iter(range(60))

    def passes(registration, *ways, present=None):
        for way in ways:
            facts = {"registration": registration, "occurrence": date, "by": by}
            now = NOW + timedelta(minutes=next(minutes))
            if way == "in":
                check_in(**facts, now=now, present=present)
            else:
                check_out(**facts, now=now)

    passes(zoe, "in", "out", "in")
    passes(ada, "in", "out")
    passes(a_class, "in", present=20)

    assert counts_of(date) == {"people": 21, "out": 1, "came": 22, "seats": 28}
    [of_class, of_ada, of_zoe] = sorted(held_at(date), key=lambda one: (-one.came, one.name))
    assert [(one.inside, one.came) for one in (of_class, of_ada, of_zoe)] == [
        (20, 20),
        (0, 1),
        (1, 1),
    ]


def test_a_date_is_read_with_the_same_queries_for_one_and_for_many(session, school):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            held_at(session.occurrences.get())
        return len(queries)

    AttendanceFactory(registration=a_ticket(session, school=school))
    of_one = asked()
    for name in ("Ada", "Ida", "Leo"):
        AttendanceFactory(registration=a_ticket(session, name, school=SchoolFactory()))
    RosterEntryFactory(registration=RegistrationFactory(session=session, a_class=True))

    assert asked() == of_one
