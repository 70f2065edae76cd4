"""Professionals at tables: at one at a time, and where minors come regularly only who may (L14)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from careerdays.models import Appearance
from careerdays.services import (
    AtAnotherTable,
    RoundsInTheWay,
    lay_out,
    make_rounds,
    publish_run,
)
from events.services import CannotAssign, Times
from registrations.services import cancel_session, move_session
from tests.desk import coordinator_of, enter_desk
from tests.factories.careerdays import career_day_with, run_of
from tests.factories.partners import (
    ConductAcceptanceFactory,
    ProfessionalFactory,
    RoomFactory,
    SafeguardingCheckFactory,
)
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def ada():
    return ProfessionalFactory(first_name="Ada", last_name="Neri")


@pytest.fixture
def day():
    return career_day_with("Ponti", "Dighe")


def seat(host, *people):
    host.professionals.set(people)
    lay_out(host=host)


def move(session, by):
    times = [Times(session.starts_at + by, session.ends_at + by)]
    move_session(session=session, times=times, site=session.site, room=session.room)


def checked(person):
    SafeguardingCheckFactory(professional=person)
    ConductAcceptanceFactory(professional=person)
    return person


def need_checks(career_day):
    career_day.event.regular_contact = True
    career_day.event.save(update_fields=["regular_contact"])


@pytest.fixture
def save(client, settings, day):
    """Save the host's page with what was typed; the answer."""
    career_day, _session, _hosts = day
    desk = enter_desk(client, settings, coordinator_of(career_day.event.programme))

    def _save(host, **facts):
        kept = ["name", "story", "seats", "kept", "from_year", "to_year"]
        typed = {"career_day": career_day.pk, "organisation": host.organisation_id}
        typed |= {name: getattr(host, name) for name in kept} | facts
        return desk.post(reverse("admin:careerdays_host_change", args=[host.pk]), typed)

    return _save


def test_a_professional_is_at_her_table_in_every_round_of_it(day, ada):
    _career_day, _session, (bridges, _dams) = day

    seat(bridges, ada, ProfessionalFactory())
    seat(bridges, ada)

    found = Appearance.objects.filter(professional=ada).select_related("meeting__round")
    assert [one.meeting.round.number for one in found] == [1, 2]
    assert Appearance.objects.count() == 2


def test_she_is_at_no_other_table_meanwhile(day, ada):
    _career_day, _session, (bridges, dams) = day
    seat(bridges, ada)

    with pytest.raises(AtAnotherTable, match=r"Ada Neri .* Ponti"):
        seat(dams, ada)


def test_she_changes_tables_between_two_rounds(day, ada):
    career_day, _session, (bridges, dams) = day
    first, second = career_day.rounds.order_by("starts_at")
    bridges.away.set([second])
    dams.away.set([first])

    seat(bridges, ada)
    seat(dams, ada)

    assert Appearance.objects.filter(professional=ada).count() == 2


def test_two_tables_at_once_are_told_beside_the_field(day, ada, save):
    _career_day, _session, (bridges, dams) = day
    seat(bridges, ada)

    page = save(dams, professionals=[ada.pk])

    assert page.status_code == 200
    assert "Ada Neri è al tavolo di Ponti" in page.content.decode()
    assert not dams.professionals.exists()


def test_the_database_refuses_two_tables_at_once(day, ada):
    _career_day, _session, (bridges, dams) = day
    seat(bridges, ada)
    there = Appearance.objects.filter(professional=ada).first()

    with pytest.raises(IntegrityError), transaction.atomic():
        Appearance.objects.create(
            meeting=dams.meetings.get(round=there.meeting.round),
            professional=ada,
            during=there.during,
        )


def test_rounds_made_anew_take_her_along(day, ada):
    career_day, session, (bridges, dams) = day
    seat(bridges, ada)
    seat(dams, ProfessionalFactory())
    start = session.starts_at + timedelta(minutes=10)
    times = [
        (start + timedelta(minutes=20 * n), start + timedelta(minutes=20 * n + 15))
        for n in range(3)
    ]

    make_rounds(career_day=career_day, session=session, times=times)

    for one in Appearance.objects.select_related("meeting__round"):
        assert one.during.lower == one.meeting.round.starts_at
    assert Appearance.objects.count() == 6


def test_a_session_that_moves_takes_her_along(day, ada):
    _career_day, session, (bridges, _dams) = day
    seat(bridges, ada)

    move(session, timedelta(days=1))

    for one in Appearance.objects.select_related("meeting__round"):
        assert one.during.lower == one.meeting.round.starts_at


def test_who_changes_tables_between_two_rounds_moves_along(day, ada):
    """By as much as a round lasts: written one after the other they would overlap."""
    career_day, session, (bridges, dams) = day
    first, second = career_day.rounds.order_by("starts_at")
    bridges.away.set([second])
    dams.away.set([first])
    seat(bridges, ada)
    seat(dams, ada)

    move(session, timedelta(minutes=20))

    for one in Appearance.objects.select_related("meeting__round"):
        assert one.during.lower == one.meeting.round.starts_at
    assert Appearance.objects.count() == 2


def test_who_is_away_in_another_round_is_not_asked_about_again(day, ada):
    career_day, _session, (bridges, _dams) = day
    first, second = career_day.rounds.order_by("starts_at")
    bridges.away.set([second])
    seat(bridges, ada)
    need_checks(career_day)

    bridges.away.set([first])
    lay_out(host=bridges)

    assert [one.meeting.round for one in Appearance.objects.all()] == [second]


def test_a_cancelled_session_leaves_people_and_rooms_to_others(day, ada):
    _career_day, session, (bridges, _dams) = day
    room = RoomFactory()
    bridges.room = room
    bridges.save()
    seat(bridges, ada)
    _day, _session, (rockets,) = career_day_with("Razzi")
    with pytest.raises(AtAnotherTable):
        seat(rockets, ada)

    cancel_session(session=session, reason="Neve.")

    seat(bridges, ada)
    rockets.room = room
    rockets.save()
    seat(rockets, ada)
    assert Appearance.objects.filter(meeting__host=rockets).count() == 2


def test_a_move_to_where_she_is_elsewhere_is_refused_by_name(day, ada):
    _career_day, session, (bridges, _dams) = day
    other_day, other, (rockets,) = career_day_with("Razzi")
    make_rounds(
        career_day=other_day,
        session=other,
        times=[(other.starts_at + timedelta(hours=2), other.starts_at + timedelta(hours=2.5))],
    )
    seat(bridges, ada)
    seat(rockets, ada)

    with pytest.raises(RoundsInTheWay, match=r"Ada Neri .* Razzi"):
        move(session, timedelta(hours=2))

    assert session.rounds.first().starts_at == session.starts_at


def test_where_minors_come_regularly_only_who_may_sits_there(day, ada, save):
    career_day, _session, (bridges, _dams) = day
    need_checks(career_day)

    page = save(bridges, professionals=[ada.pk]).content.decode()
    with pytest.raises(CannotAssign, match="Ada Neri"):
        seat(bridges, ada)

    assert "Ada Neri non ha una verifica per il lavoro con minori." in page
    assert not Appearance.objects.exists()


def test_who_sits_there_already_is_not_asked_again(day, ada, save):
    career_day, _session, (bridges, _dams) = day
    seat(bridges, ada)
    need_checks(career_day)

    page = save(bridges, professionals=[ada.pk], story="Progettiamo dighe.")

    assert page.status_code == 302


def test_who_may_sits_there(day, ada, save):
    career_day, _session, (bridges, _dams) = day
    need_checks(career_day)

    assert save(bridges, professionals=[checked(ada).pk]).status_code == 302
    assert Appearance.objects.count() == 2


def test_nothing_is_published_with_somebody_who_may_not_be_there_any_more(day, ada, time_machine):
    career_day, session, (bridges, _dams) = day
    RegistrationFactory(session=session)
    seat(bridges, ada)
    need_checks(career_day)
    # As of a day that was set up before people at tables were written down.
    Appearance.objects.all().delete()
    run = run_of(career_day)
    time_machine.shift(timedelta(days=8))

    with pytest.raises(CannotAssign, match="Ada Neri"):
        publish_run(run=run)

    checked(ada)
    assert publish_run(run=run) == 2


@pytest.mark.django_db(transaction=True)
def test_two_days_with_the_same_people_in_another_order_do_not_wait_for_ever():
    """Each day's hosts are written in their order: Ada first here, Bea first there."""
    ada, bea = ProfessionalFactory(), ProfessionalFactory()
    days = [career_day_with("Primo", "Secondo", rounds=1) for _number in range(2)]
    for (_day, _session, hosts), people in zip(days, [(ada, bea), (bea, ada)], strict=True):
        for host, person in zip(hosts, people, strict=True):
            host.professionals.set([person])

    def again(day):
        career_day, session, _hosts = day
        times = [(session.starts_at, session.starts_at + timedelta(minutes=15))]
        try:
            make_rounds(career_day=career_day, session=session, times=times)
        except AtAnotherTable:
            return "refused"
        return "made"

    assert sorted(at_once(again, days)) == ["made", "refused"]
