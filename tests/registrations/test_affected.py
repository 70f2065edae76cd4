"""Whom a breach concerns, and how each is told (L12)."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest

from jobs.models import ExportLog
from registrations.affected import Scope, affected_registrations
from registrations.models import Registration
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolClassFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

PAGE = "/admin/breach/"


@pytest.fixture
def session():
    return SessionFactory()


@pytest.fixture
def desk(client, settings, session):
    return enter_desk(client, settings, coordinator_of(session.event.programme))


def rows_of(response):
    text = response.content.decode().lstrip("\ufeff")
    return list(csv.reader(StringIO(text), delimiter=";"))[1:]


def asked(desk, session, **fields):
    event = {} if fields else {"event": session.event.slug}
    return desk.post(PAGE, {"format": "csv"} | event | fields)


def person(session, name, **fields):
    participant = ParticipantFactory(first_name=name, last_name="Verdi", **fields)
    RegistrationFactory(session=session, participant=participant)
    return participant


def test_l12_each_is_told_at_her_own_address_or_through_who_answers_for_her(desk, session):
    giulia = person(session, "Anna")
    child = GuardianshipFactory(participant__first_name="Bea", participant__last_name="Verdi")
    RegistrationFactory(session=session, participant=child.participant)
    RegistrationFactory(
        session=session,
        participant=None,
        school_class=SchoolClassFactory(section="A"),
        pupils=20,
        seats=22,
        booked_by=UserFactory(email="prof@example.org"),
    )

    rows = rows_of(asked(desk, session))

    assert rows[0] == ["Anna Verdi", giulia.user.email, "al suo indirizzo"]
    assert rows[1][:2] == ["Bea Verdi", child.guardian.email]
    assert rows[2][1:] == ["prof@example.org", "tramite la scuola"]
    assert len(rows) == 3


def test_l12_somebody_in_many_sessions_is_told_once(desk, session):
    giulia = person(session, "Anna")
    other = SessionFactory(event=session.event)
    RegistrationFactory(session=other, participant=giulia)

    assert len(rows_of(asked(desk, session))) == 1


def test_l12_of_a_period_those_who_registered_in_it(desk, session):
    person(session, "Anna")
    Registration.objects.update(created_at=NOW - timedelta(days=3))
    person(session, "Bea")
    today = NOW.date()

    late = rows_of(asked(desk, session, since=today))
    early = rows_of(asked(desk, session, until=today - timedelta(days=1)))

    assert [rows[0][0] for rows in (late, early)] == ["Bea Verdi", "Anna Verdi"]


def test_l12_a_coordinator_lists_the_people_of_her_programmes_alone(desk, session):
    foreign = SessionFactory()
    person(session, "Anna")
    person(foreign, "Bea")

    by_event = asked(desk, foreign)
    by_programme = asked(desk, session, programme=foreign.event.programme.pk)
    by_day = rows_of(asked(desk, session, since=NOW.date()))

    assert (by_event.status_code, by_programme.status_code) == (422, 422)
    assert [row[0] for row in by_day] == ["Anna Verdi"]


def test_l12_an_administrator_lists_those_of_all(session):
    person(session, "Anna")
    person(SessionFactory(), "Bea")

    rows = affected_registrations(Scope(since=NOW.date()), by=UserFactory(administrator=True))

    assert rows.count() == 2


def test_l12_something_has_to_be_said(desk, session):
    assert desk.post(PAGE, {"format": "csv"}).status_code == 422
    assert not ExportLog.objects.exists()


def test_l12_who_took_it_out_is_written_down(desk, session):
    person(session, "Anna")

    asked(desk, session)

    log = ExportLog.objects.get()
    assert (log.rows, log.table) == (1, "participants.participant")
    assert session.event.title in log.filters


def test_l12_the_number_of_queries_does_not_grow(desk, session, django_assert_num_queries):
    asked(desk, session)
    for name in ("Anna", "Bea", "Carla"):
        person(session, name)

    with django_assert_num_queries(11):
        asked(desk, session)
