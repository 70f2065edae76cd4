"""How many rows an action of the desk takes at once."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.admin import asking
from registrations.models import Registration
from tests.desk import posted_from
from tests.factories.events import EventFactory, SessionFactory
from tests.registrations.pages import changelist

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TABLE = "registrations_registration"
ALL = {"action": "cancel", "select_across": "1"}


@pytest.fixture
def three(register):
    session = SessionFactory()
    return [register(session) for _ in range(3)]


def ask(client, *rows, table=TABLE, **more):
    data = ALL | {"_selected_action": [row.pk for row in rows]} | more
    return client.post(changelist(table), data)


def active():
    return Registration.objects.active().count()


@pytest.mark.parametrize("across", ["0", "1"])
@pytest.mark.parametrize("confirmed", [{}, {"confirmed": "yes", "number": "3"}])
def test_more_than_so_many_are_refused_at_once(
    administrator, three, monkeypatch, across, confirmed
):
    monkeypatch.setattr(asking, "MOST_AT_ONCE", 2)

    response = ask(administrator, *three, select_across=across, **confirmed)

    page = administrator.get(response.url)
    assert [message.level_tag for message in page.context["messages"]] == ["error"]
    assert active() == 3


def test_the_page_shows_some_of_them_and_loads_no_others(administrator, three, monkeypatch):
    monkeypatch.setattr(asking, "MOST_ROWS", 1)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        asked = ask(administrator, three[0])

    loaded = [q["sql"] for q in queries if '"registrations_registration"."code"' in q["sql"]]
    assert all(" LIMIT 1" in sql for sql in loaded)
    assert (len(asked.context["rows"]), asked.context["total"], asked.context["more"]) == (1, 3, 2)


def test_what_was_counted_is_what_is_done(administrator, three, register):
    page = posted_from(ask(administrator, three[0]))
    register(three[0].session)

    again = administrator.post(changelist(TABLE), page)
    left = active()
    administrator.post(changelist(TABLE), posted_from(again))

    assert (again.status_code, again.context["number"], left, active()) == (422, 4, 4, 0)


def test_all_that_were_found_are_not_taken_without_their_number(administrator, three):
    response = ask(administrator, three[0], confirmed="yes")

    assert (response.status_code, active()) == (422, 3)


def test_sessions_of_an_event_are_counted_one_by_one(administrator):
    event = EventFactory()
    SessionFactory(event=event)
    session = SessionFactory(event=event)
    page = posted_from(ask(administrator, event, table="events_event", action="close_registration"))
    session.delete()

    again = administrator.post(changelist("events_event"), page)
    done = administrator.post(changelist("events_event"), posted_from(again))

    assert (again.status_code, again.context["number"], again.context["total"]) == (422, 1, 1)
    assert done.status_code == 302
