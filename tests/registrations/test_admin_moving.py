"""Moving, promoting, opening and closing from the desk."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from events.models import Session
from registrations.models import Registration
from tests.factories.events import START, EligibilityRuleFactory, EventFactory, SessionFactory
from tests.registrations.pages import change, changelist

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TABLE = "registrations_registration"


def act(client, action, *rows, table=TABLE, **more):
    data = {"action": action, "_selected_action": [row.pk for row in rows]}
    return client.post(changelist(table), data | more, follow=True)


def levels(response):
    return [message.level_tag for message in response.context["messages"]]


@pytest.fixture
def two(register):
    """An event with a full session of two and another with one seat; who is in the first."""
    event = EventFactory()
    full = SessionFactory(event=event, capacity=2)
    other = SessionFactory(event=event, capacity=1, starts_at=START + timedelta(days=1))
    return full, other, [register(full), register(full)]


def test_moving_says_how_many_fit_and_how_many_are_written_to(administrator, two):
    _full, other, people = two

    asked = act(administrator, "move", *people)

    ((value, words),) = asked.context["form"].fields["session"].choices
    assert (value, re.findall(r"\d+", words)[-3:]) == (str(other.pk), ["1", "1", "2"])
    assert re.findall(r"\d+", asked.context["summary"]) == ["2", "2"]


def test_who_does_not_fit_stays_and_is_named(administrator, two):
    _full, other, people = two

    done = act(administrator, "move", *people, confirmed="yes", session=other.pk)

    sessions = [Registration.objects.get(pk=person.pk).session for person in people]
    assert (levels(done), sessions[0]) == (["error", "success"], other)
    assert people[1].code in str(next(iter(done.context["messages"])))


def test_moving_without_a_choice_asks_again(administrator, two):
    _full, _other, people = two

    response = act(administrator, "move", *people, confirmed="yes")

    assert (response.status_code, list(response.context["form"].errors)) == (422, ["session"])


def test_a_session_of_another_event_cannot_be_typed(administrator, two):
    _full, _other, people = two

    response = act(administrator, "move", people[0], confirmed="yes", session=SessionFactory().pk)

    assert response.status_code == 422


def test_registrations_of_two_events_do_not_move_together(administrator, register, two):
    _full, _other, people = two

    response = act(administrator, "move", people[0], register(SessionFactory()))

    assert levels(response) == ["error"]


def test_the_rules_are_said_of_her_and_not_to_her(administrator, two):
    _full, other, people = two
    EligibilityRuleFactory(event=other.event, session=other, minimum=18, maximum=30)

    done = act(administrator, "move", people[0], confirmed="yes", session=other.pk)

    assert levels(done) == ["error"]
    assert "18" in str(next(iter(done.context["messages"])))


def test_promoting_asks_why(administrator, register):
    session = SessionFactory(capacity=1)
    register(session)
    waiting = register(session)

    asked = act(administrator, "promote", waiting, confirmed="yes", reason=" ")
    full = act(administrator, "promote", waiting, confirmed="yes", reason="Da lontano")
    given = act(
        administrator, "promote", waiting, confirmed="yes", reason="Da lontano", add_seats="on"
    )

    waiting.refresh_from_db()
    assert (asked.status_code, levels(full), levels(given)) == (422, ["error"], ["success"])
    assert (waiting.status, waiting.promotion_reason) == ("confirmed", "Da lontano")


def test_the_reason_stands_on_the_row_and_is_counted(administrator, register):
    registration = register(SessionFactory())
    register(SessionFactory())
    Registration.objects.filter(pk=registration.pk).update(promotion_reason="<b>Da lontano</b>")

    listed = administrator.get(changelist(TABLE), {"out_of_turn": "yes"})
    page = administrator.get(change("events_session", registration.session))

    assert list(listed.context["cl"].result_list) == [registration]
    assert "&lt;b&gt;Da lontano&lt;/b&gt;" in listed.content.decode()
    assert page.context["by_hand"] == 1


@pytest.mark.parametrize("table", ["events_session", "events_event"])
def test_registration_is_closed_and_opened_now(administrator, now, table):
    session = SessionFactory()
    row = session if table == "events_session" else session.event

    asked = act(administrator, "close_registration", row, table=table)
    act(administrator, "close_registration", row, table=table, confirmed="yes")
    closed = Session.objects.get().registration_closes_at
    act(administrator, "open_registration", row, table=table, confirmed="yes")

    assert re.findall(r"\d+", asked.context["summary"]) == ["1"]
    assert (closed, Session.objects.get().registration_closes_at) == (now, None)


def test_the_buttons_of_a_row_lead_back_to_it(administrator, register):
    registration = register(SessionFactory())
    url = change(TABLE, registration)

    shown = administrator.get(url).context["row_actions"]
    done = act(administrator, "cancel", registration, confirmed="yes", from_row=registration.pk)

    assert [name for name, _words in shown] == ["move", "renew", "cancel"]
    assert done.redirect_chain[-1][0] == url
    assert done.context["row_actions"] == []


def test_a_button_that_leads_elsewhere_leads_there(administrator):
    session = SessionFactory()
    data = {"from_row": session.pk, "table": "events_session"}

    done = act(administrator, "write_to_people", session, **data)

    assert done.redirect_chain[-1][0].startswith(reverse("admin:registrations_message_add"))


def test_all_that_were_found_are_meant_without_sending_each(administrator, register):
    session = SessionFactory()
    chosen, _other = register(session), register(session)
    everybody = {"select_across": "1"}

    asked = act(administrator, "cancel", chosen, **everybody)
    act(administrator, "cancel", chosen, confirmed="yes", number="2", **everybody)

    assert (asked.context["selected"], asked.context["select_across"]) == ([str(chosen.pk)], True)
    assert not Registration.objects.active().exists()


def test_the_page_of_a_registration_shows_its_messages(administrator, register):
    registration = register(SessionFactory())

    (message,) = administrator.get(change(TABLE, registration)).context["messages_about"]

    assert message.email.to == registration.participant.user.email


def test_the_page_of_a_session_says_why_each_waits(administrator, register):
    session = SessionFactory(capacity=1)
    register(session)
    waiting = register(session)

    page = administrator.get(change("events_session", session))

    (claim,) = page.context["line"]
    assert (claim.registration, claim.place.position, claim.place.reason) == (waiting, 1, "no_seat")
    assert str(claim.place.reason.label) in page.content.decode()


@pytest.mark.parametrize("action", ["move", "promote", "cancel"])
def test_what_is_of_others_cannot_be_done_by_typing_its_number(world, register, action):
    client, mine, other = world
    theirs = other.registrations.get()
    more = {"confirmed": "yes", "reason": "Dispetto", "session": mine.pk, "add_seats": "on"}

    act(client, action, theirs, **more)

    theirs.refresh_from_db()
    assert (theirs.status, theirs.session) == ("confirmed", other)
