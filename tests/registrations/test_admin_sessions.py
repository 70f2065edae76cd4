"""Sessions on the desk: their dates, place and seats."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from events.enums import SessionStatus
from events.models import Session
from events.services import Times
from registrations.admin.sessions import SessionAdmin
from registrations.enums import EndReason, RegistrationStatus
from registrations.services import CapacityBelowTaken, change_capacity, move_session
from tests.desk import enter_desk, posted_from
from tests.factories.accounts import UserFactory
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.partners import RoomFactory, SiteFactory
from tests.registrations.pages import HOURS, change, changelist, local, session_form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_cancelling_a_session_ends_registrations_with_the_reason(administrator, register):
    session = SessionFactory()
    registration = register(session)

    administrator.post(
        changelist("events_session"),
        {
            "action": "cancel",
            "_selected_action": [session.pk],
            "confirmed": "yes",
            "reason": "Sciopero",
        },
    )

    session.refresh_from_db()
    registration.refresh_from_db()
    assert (session.status, session.cancel_reason) == (SessionStatus.CANCELLED, "Sciopero")
    assert registration.end_reason == EndReason.SESSION_CANCELLED


def test_a_session_is_made_with_its_dates(administrator):
    event = EventFactory()
    dates = [(START, START + HOURS), (START + timedelta(days=7), START + timedelta(days=7) + HOURS)]

    response = administrator.post(
        reverse("admin:events_session_add"),
        session_form(Session(event=event, capacity=12), *dates),
    )

    session = Session.objects.get()
    assert response.status_code == 302
    assert (session.capacity, session.occurrences.count()) == (12, 2)
    assert (session.starts_at, session.ends_at) == (dates[0][0], dates[1][1])


def test_moving_a_session_goes_through_the_operation(administrator, register):
    session = SessionFactory()
    registration = register(session)
    moved = START + timedelta(days=1)

    administrator.post(
        change("events_session", session), session_form(session, (moved, moved + HOURS))
    )

    session.refresh_from_db()
    assert (session.starts_at, session.sequence) == (moved, 1)
    assert registration.engagements.get().during.lower == moved


def test_after_a_move_the_message_says_the_new_date(administrator):
    session = SessionFactory()
    moved = START + timedelta(days=1)

    response = administrator.post(
        change("events_session", session),
        session_form(session, (moved, moved + HOURS)),
        follow=True,
    )

    (message,) = response.context["messages"]
    assert f"{local(moved):%d/%m/%Y}" in str(message)


@pytest.mark.parametrize("is_new", [True, False])
def test_a_date_in_the_past_is_refused_beside_the_field(administrator, is_new):
    saved = SessionFactory()
    session = Session(event=saved.event, capacity=12) if is_new else saved
    past = START - timedelta(days=2400)
    url = reverse("admin:events_session_add") if is_new else change("events_session", saved)

    response = administrator.post(url, session_form(session, (past, past + HOURS)))

    saved.refresh_from_db()
    dates = response.context["inline_admin_formsets"][0].formset
    assert set(dates.forms[0].errors) == {"starts_at", "ends_at"}
    assert (Session.objects.count(), saved.starts_at, saved.sequence) == (1, START, 0)


def test_what_is_over_may_be_written_down_as_it_was(client, settings, time_machine):
    session = SessionFactory()
    time_machine.move_to(START + timedelta(days=2), tick=False)
    administrator = enter_desk(client, settings, UserFactory(administrator=True))
    as_it_was = START + timedelta(hours=1)

    administrator.post(
        change("events_session", session), session_form(session, (as_it_was, as_it_was + HOURS))
    )

    session.refresh_from_db()
    assert session.starts_at == as_it_was


def test_a_course_that_has_begun_may_move_its_last_date(client, settings, time_machine):
    session = SessionFactory()
    week = timedelta(days=7)
    session.occurrences.create(starts_at=START + week, ends_at=START + week + HOURS)
    Session.objects.filter(pk=session.pk).update(ends_at=START + week + HOURS)
    time_machine.move_to(START + timedelta(days=1), tick=False)
    administrator = enter_desk(client, settings, UserFactory(administrator=True))
    dates = [(START, START + HOURS), (START + 2 * week, START + 2 * week + HOURS)]

    administrator.post(change("events_session", session), session_form(session, *dates))

    session.refresh_from_db()
    assert session.ends_at == dates[1][1]


def test_a_weekly_course_moves_by_a_week(administrator):
    session = SessionFactory()
    week = timedelta(days=7)
    session.occurrences.create(starts_at=START + week, ends_at=START + week + HOURS)
    dates = [(START + week, START + week + HOURS), (START + 2 * week, START + 2 * week + HOURS)]

    response = administrator.post(change("events_session", session), session_form(session, *dates))

    session.refresh_from_db()
    assert (response.status_code, session.starts_at) == (302, START + week)


def test_saving_without_a_change_tells_nobody(administrator, register):
    session = SessionFactory()
    register(session)

    administrator.post(
        change("events_session", session), session_form(session, (START, START + HOURS))
    )

    session.refresh_from_db()
    assert session.sequence == 0


def test_a_page_that_was_open_meanwhile_moves_nothing_back(administrator, register):
    session = SessionFactory()
    register(session)
    page = posted_from(administrator.get(change("events_session", session)))
    moved, site = Times(START + HOURS, START + 2 * HOURS), SiteFactory()
    move_session(session=session, times=[moved], site=site, room=None)
    change_capacity(session=session, capacity=7)

    response = administrator.post(change("events_session", session), page | {"label": "Turno A"})

    session.refresh_from_db()
    assert (response.status_code, session.label) == (302, "Turno A")
    assert (session.starts_at, session.site, session.sequence) == (moved.starts_at, site, 1)
    assert session.capacity == 7


def test_a_refusal_keeps_what_was_typed(administrator, monkeypatch):
    session = SessionFactory()

    def refuse(**_kwargs):
        raise CapacityBelowTaken("Troppo pochi.")

    monkeypatch.setattr("registrations.admin.sessions.change_capacity", refuse)
    response = administrator.post(
        change("events_session", session),
        session_form(session, (START, START + HOURS), label="Turno A", capacity="3"),
    )

    session.refresh_from_db()
    assert (response.status_code, session.label) == (422, "")
    assert "Troppo pochi." in response.content.decode()
    assert posted_from(response)["label"] == ["Turno A"]


def test_fewer_seats_than_people_is_refused_beside_the_field(administrator, register):
    session = SessionFactory(capacity=3)
    register(session)
    register(session)

    response = administrator.post(
        change("events_session", session),
        session_form(session, (START, START + HOURS), capacity="1"),
    )

    session.refresh_from_db()
    assert "capacity" in response.context["adminform"].form.errors
    assert session.capacity == 3


def test_more_seats_go_to_the_line(administrator, register):
    session = SessionFactory(capacity=1)
    register(session)
    waiting = register(session)

    administrator.post(
        change("events_session", session),
        session_form(session, (START, START + HOURS), capacity="2"),
    )

    waiting.refresh_from_db()
    assert waiting.status in RegistrationStatus.HOLDING


@pytest.mark.parametrize(
    "dates",
    [
        [],
        [(START, START - HOURS)],
        [(START, START + HOURS), (START + HOURS / 2, START + 2 * HOURS)],
    ],
)
def test_dates_that_make_no_sense_are_refused_in_words(administrator, dates):
    session = Session(event=EventFactory(), capacity=5)

    response = administrator.post(
        reverse("admin:events_session_add"), session_form(session, *dates)
    )

    assert response.status_code == 200
    assert Session.objects.count() == 0


def test_a_room_of_another_site_is_refused(administrator):
    session = SessionFactory()
    room = RoomFactory(site=SiteFactory())

    response = administrator.post(
        change("events_session", session),
        session_form(session, (START, START + HOURS), room=room.pk),
    )

    assert "room" in response.context["adminform"].form.errors


def test_only_a_session_that_nobody_registered_for_can_be_deleted(administrator, register):
    empty, used = SessionFactory(), SessionFactory()
    register(used)

    def delete(session):
        url = reverse("admin:events_session_delete", args=[session.pk])
        return administrator.post(url, {"post": "yes"}).status_code

    assert (delete(empty), delete(used)) == (302, 403)
    assert list(Session.objects.all()) == [used]


def test_who_registers_while_the_page_asks_is_not_deleted(administrator, register, monkeypatch):
    session = SessionFactory()
    register(session)
    monkeypatch.setattr(SessionAdmin, "has_delete_permission", lambda *_args: True)
    monkeypatch.setattr(SessionAdmin, "get_deleted_objects", lambda *_args: ([], {}, set(), []))

    url = reverse("admin:events_session_delete", args=[session.pk])
    response = administrator.post(url, {"post": "yes"}, follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["error"]
    assert list(Session.objects.all()) == [session]
