from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from registrations.models import Reminder
from registrations.placeholders import fill, validate_placeholders
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory
from tests.factories.registrations import ReminderFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

CHANGELIST = "admin:registrations_reminder_changelist"
ADD = "admin:registrations_reminder_add"
CHANGE = "admin:registrations_reminder_change"


@pytest.fixture
def event():
    Reminder.objects.all().delete()
    return EventFactory()


@pytest.fixture
def desk(client, settings, event):
    return enter_desk(client, settings, coordinator_of(event.programme))


def fields(**changes):
    return {
        "name": "Il giorno prima",
        "event": "",
        "anchor": "before_start",
        "lead_0": "1",
        "lead_1": "days",
        "is_active": "on",
        "subject": "Domani: {event}",
        "body": "Ciao {name}",
        "subject_en": "",
        "body_en": "",
    } | changes


def test_a_coordinator_sees_those_of_her_events_and_those_for_all(desk, event):
    mine, shared = ReminderFactory(event=event), ReminderFactory()
    ReminderFactory(event=EventFactory())

    response = desk.get(reverse(CHANGELIST))

    assert set(response.context["cl"].queryset) == {mine, shared}


def test_a_coordinator_adds_one_for_her_event(desk, event):
    response = desk.post(reverse(ADD), fields(event=event.pk))

    assert response.status_code == 302
    assert Reminder.objects.get().event == event


@pytest.mark.parametrize("whose", ["nobody's", "somebody else's"])
def test_a_coordinator_adds_none_for_other_events(desk, whose):
    event = "" if whose == "nobody's" else EventFactory().pk

    response = desk.post(reverse(ADD), fields(event=event))

    assert list(response.context["adminform"].form.errors) == ["event"]
    assert not Reminder.objects.exists()


def test_how_long_before_is_said_in_words(desk, event):
    shared, mine = ReminderFactory(lead=timedelta(days=7)), ReminderFactory(event=event)

    listed = desk.get(reverse(CHANGELIST)).content.decode()
    read = desk.get(reverse(CHANGE, args=[shared.pk])).content.decode()
    asked = desk.get(reverse(CHANGE, args=[mine.pk])).context["adminform"].form["lead"].value()

    assert "7 giorni" in listed
    assert "1 giorno" in listed
    assert "7 giorni" in read
    assert "0:00" not in listed + read
    assert asked == timedelta(days=1)


def test_a_length_of_time_that_is_none_is_told_beside_its_number(desk, event):
    page = desk.post(reverse(ADD), fields(event=event.pk, lead_0="tre"))

    assertContains(page, "Scrivi un numero intero, per esempio 3.", count=2)
    assertContains(page, 'href="#id_lead_0"')
    assertContains(page, 'value="tre"')


def test_a_coordinator_reads_those_for_all_and_no_more(desk, event):
    shared, mine = ReminderFactory(), ReminderFactory(event=event)

    page = desk.get(reverse(CHANGE, args=[shared.pk]))
    changed = desk.post(reverse(CHANGE, args=[shared.pk]), fields(subject="Ci siamo: {event}"))
    deleted = desk.post(f"/admin/registrations/reminder/{shared.pk}/delete/")
    desk.post(
        reverse(CHANGELIST),
        {
            "action": "delete_selected",
            "_selected_action": [shared.pk, mine.pk],
            "post": "yes",
        },
    )

    assert [page.status_code, changed.status_code, deleted.status_code] == [200, 403, 403]
    assert set(Reminder.objects.all()) == {shared, mine}


@pytest.mark.parametrize("sent", ["nothing", "empty", "somebody else's"])
def test_a_coordinator_takes_no_reminder_away_from_its_event(desk, event, sent):
    mine = ReminderFactory(event=event)
    data = fields(event=EventFactory().pk if sent == "somebody else's" else "")
    if sent == "nothing":
        del data["event"]

    response = desk.post(reverse(CHANGE, args=[mine.pk]), data)

    assert list(response.context["adminform"].form.errors) == ["event"]
    mine.refresh_from_db()
    assert mine.event == event


def test_an_administrator_makes_a_reminder_hold_for_all(client, settings, event):
    one = ReminderFactory(event=event)
    desk = enter_desk(client, settings, UserFactory(administrator=True))

    desk.post(reverse(CHANGE, args=[one.pk]), fields())

    one.refresh_from_db()
    assert one.event is None


def test_an_administrator_edits_those_for_all(client, settings, event):
    shared = ReminderFactory()
    desk = enter_desk(client, settings, UserFactory(administrator=True))

    desk.post(reverse(CHANGE, args=[shared.pk]), fields(subject="Ci siamo: {event}"))

    shared.refresh_from_db()
    assert shared.subject == "Ci siamo: {event}"


@pytest.mark.parametrize(("hours", "status"), [(366 * 24, 302), (366 * 24 + 1, 200)])
def test_a_lead_is_no_longer_than_a_year(desk, event, hours, status):
    lead = {"lead_0": hours, "lead_1": "hours"}

    response = desk.post(reverse(ADD), fields(event=event.pk, **lead))

    assert response.status_code == status
    assert Reminder.objects.count() == (status == 302)


@pytest.mark.parametrize("field", ["subject", "body", "subject_en", "body_en"])
def test_an_unknown_placeholder_is_refused_with_the_list_of_those_there_are(desk, event, field):
    texts = {"subject_en": "Tomorrow", "body_en": "Hello"} | {field: "{event.__class__}"}

    response = desk.post(reverse(ADD), fields(event=event.pk, **texts))

    (error,) = response.context["adminform"].form.errors[field]
    assert "{event.__class__}" in error
    assert "{name}, {event}, {programme}, {when}, {where}, {code}" in error


def test_half_an_english_text_is_refused(desk, event):
    response = desk.post(reverse(ADD), fields(event=event.pk, subject_en="Tomorrow"))

    assert list(response.context["adminform"].form.errors) == ["body_en"]


@pytest.mark.parametrize("text", ["{", "Ciao }", "{name} {", "{}", "{0}", "{name!r}", "{ name }"])
def test_what_only_looks_like_a_placeholder_is_refused(text):
    with pytest.raises(Exception, match=r"\{programme\}"):
        validate_placeholders(text)


def test_a_value_is_not_filled_in_again():
    assert fill("{event} {name} {x}", {"event": "{name}", "name": "Ada"}) == "{name} Ada {x}"


@pytest.mark.parametrize("count", [1, 3])
def test_changelist_query_count_does_not_grow(desk, event, django_assert_max_num_queries, count):
    ReminderFactory.create_batch(count, event=event)

    with django_assert_max_num_queries(8):
        assert len(desk.get(reverse(CHANGELIST)).context["cl"].result_list) == count
