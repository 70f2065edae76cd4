"""Events on the desk, with the people who registered for them."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from events.enums import EventStatus
from events.models import Event
from registrations.services import move_event
from tests.desk import meanwhile, posted_from
from tests.factories.events import START, EligibilityRuleFactory, EventFactory, SessionFactory
from tests.factories.partners import SiteFactory
from tests.registrations.pages import change, changelist

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


def test_publishing_says_why_it_cannot(administrator):
    good = SessionFactory(event__draft=True).event
    bad = EventFactory(draft=True, site=None)

    response = administrator.post(
        changelist("events_event"),
        {"action": "publish", "confirmed": "yes", "_selected_action": [good.pk, bad.pk]},
        follow=True,
    )

    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.status, bad.status) == (EventStatus.PUBLISHED, EventStatus.DRAFT)
    assert [message.level_tag for message in response.context["messages"]] == ["error", "success"]


def test_publishing_says_before_how_many_lack_what(administrator):
    good = SessionFactory(event__draft=True).event
    bad = EventFactory(draft=True, site=None)
    public = EventFactory()

    asked = administrator.post(
        changelist("events_event"),
        {"action": "publish", "_selected_action": [good.pk, bad.pk, public.pk]},
    )

    assert re.findall(r"\d+", asked.context["summary"]) == ["1", "1"]
    assert len({effect for _row, effect in asked.context["rows"]}) == 3


def test_proposals_are_approved_and_sent_back_in_bulk(administrator):
    events = [EventFactory(submitted=True), EventFactory(submitted=True)]
    data = {"_selected_action": [event.pk for event in events]}
    note = {"confirmed": "yes", "reason": "Dire per quale età è."}

    administrator.post(changelist("events_event"), data | {"action": "request_changes"} | note)
    sent_back = [Event.objects.get(pk=event.pk).review_note for event in events]
    administrator.post(changelist("events_event"), data | {"action": "approve", "confirmed": "yes"})

    assert sent_back == ["Dire per quale età è."] * 2
    assert set(Event.objects.values_list("status", flat=True)) == {EventStatus.APPROVED}


def test_the_table_says_what_is_next_what_is_taken_and_who_waits(administrator, register):
    event = EventFactory()
    for days in (1, 0):
        session = SessionFactory(event=event, capacity=1, starts_at=START + timedelta(days=days))
        register(session)
    register(session)

    (row,) = administrator.get(changelist("events_event")).context["cl"].result_list

    assert (row.session_count, row.taken_count, row.seat_count) == (2, 2, 2)
    assert (row.waiting_count, row.next_start) == (1, START)


@pytest.mark.parametrize(
    ("chosen", "number"),
    [("when=to_come", 1), ("when=over", 0), ("when=week", 0), ("room=full", 1), ("room=free", 0)],
)
def test_events_are_filtered_by_date_and_room(administrator, register, chosen, number):
    session = SessionFactory(capacity=1)
    register(session)

    listed = administrator.get(f"{changelist('events_event')}?{chosen}")

    assert len(listed.context["cl"].result_list) == number


@pytest.mark.parametrize("reason", ["", "Maltempo"])
def test_cancelling_an_event_asks_for_the_reason_first(administrator, register, reason):
    session = SessionFactory()
    register(session)
    data = {"action": "cancel", "_selected_action": [session.event_id]}

    asked = administrator.post(changelist("events_event"), data)
    confirmed = administrator.post(
        changelist("events_event"), data | {"confirmed": "yes", "reason": reason}
    )

    session.event.refresh_from_db()
    assert (asked.status_code, confirmed.status_code) == (200, 302 if reason else 422)
    assert asked.templates[0].name == "admin/ask_first.html"
    assert session.event.cancel_reason == reason
    assert (session.event.status == EventStatus.CANCELLED) is bool(reason)


@pytest.mark.parametrize("is_draft", [False, True])
def test_the_site_of_a_published_event_moves_its_sessions(administrator, is_draft):
    session = SessionFactory(event__draft=is_draft)
    site = SiteFactory()
    url = change("events_event", session.event)
    page = posted_from(administrator.get(url))

    response = administrator.post(url, page | {"site": site.pk})

    session.refresh_from_db()
    assert (response.status_code, session.place) == (302, site)
    assert session.sequence == (0 if is_draft else 1)


def test_an_events_page_that_was_open_meanwhile_moves_nothing_back(administrator):
    event, site = EventFactory(), SiteFactory()
    page = posted_from(administrator.get(change("events_event", event)))
    move_event(event=event, site=site)

    administrator.post(change("events_event", event), page | {"title": "Nuovo titolo"})

    event.refresh_from_db()
    assert (event.title, event.site) == ("Nuovo titolo", site)


def test_an_event_called_off_while_it_is_saved_stays_so(administrator, now):
    event = SessionFactory().event
    url = change("events_event", event)
    page = posted_from(administrator.get(url)) | {"title": "Nuovo titolo"}
    called_off = {"status": EventStatus.CANCELLED, "cancelled_at": now, "cancel_reason": "Neve."}

    with meanwhile(event, **called_off):
        administrator.post(url, page)

    event.refresh_from_db()
    assert (event.title, event.status) == ("Nuovo titolo", EventStatus.CANCELLED)


def test_a_published_event_stays_in_person(administrator):
    event, draft = EventFactory(), EventFactory(draft=True)

    def fields_of(event):
        return administrator.get(change("events_event", event)).context["adminform"].form.fields

    assert ("format" in fields_of(draft), "format" in fields_of(event)) == (True, False)


def test_ages_that_fall_between_two_sessions_are_warned_of(administrator):
    event = EventFactory()
    for number, (low, high) in enumerate([(14, 19), (21, 30)]):
        session = SessionFactory(event=event, starts_at=START + timedelta(days=number))
        EligibilityRuleFactory(event=event, session=session, minimum=low, maximum=high)
    data = posted_from(administrator.get(change("events_event", event)))

    response = administrator.post(change("events_event", event), data, follow=True)

    warnings = [m.message for m in response.context["messages"] if m.level_tag == "warning"]
    assert len(warnings) == 1
    assert "20" in warnings[0]
