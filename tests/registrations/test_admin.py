from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.enums import EventStatus, SessionStatus
from events.models import Event, Session
from events.services import Times
from participants.models import Participant
from programmes.enums import PartnershipRole
from registrations.admin.sessions import SessionAdmin
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Registration
from registrations.services import CapacityBelowTaken, change_capacity, move_event, move_session
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.accounts import UserFactory
from tests.factories.events import START, EligibilityRuleFactory, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory, RoomFactory, SiteFactory
from tests.factories.programmes import CoordinatorFactory, PartnershipFactory, ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

MODELS = [
    "events_event",
    "events_session",
    "registrations_registration",
    "participants_participant",
    "programmes_programme",
    "programmes_series",
    "programmes_phase",
    "programmes_action",
    "partners_organisation",
    "partners_site",
    "partners_room",
    "partners_professional",
    "partners_department",
    "schools_school",
    "places_municipality",
]


@pytest.fixture
def administrator(client, settings):
    return enter_desk(client, settings, UserFactory(administrator=True))


@pytest.fixture
def world(client, settings, register):
    """(client of a coordinator, her session, somebody else's session), one person in each."""
    mine, other = SessionFactory(), SessionFactory()
    register(mine, ParticipantFactory(last_name="Mia"))
    register(other, ParticipantFactory(last_name="Altrui"))
    client = enter_desk(client, settings, coordinator_of(mine.event.programme))
    return client, mine, other


def changelist(model):
    return reverse(f"admin:{model}_changelist")


def change(model, row):
    return reverse(f"admin:{model}_change", args=[row.pk])


def local(moment):
    return timezone.localtime(moment)


def session_form(session, *dates, **fields):
    """What the browser sends for a session: its fields and its dates."""
    data = {
        "event": session.event_id,
        "site": session.site_id or "",
        "room": session.room_id or "",
        "capacity": session.capacity or "",
        "label": session.label,
        "join_url": "",
        "waiting_limit": "",
        "occurrences-TOTAL_FORMS": len(dates),
        "occurrences-INITIAL_FORMS": session.occurrences.count() if session.pk else 0,
    }
    existing = list(session.occurrences.all()) if session.pk else []
    for number, (starts_at, ends_at) in enumerate(dates):
        prefix = f"occurrences-{number}"
        if number < len(existing):
            data[f"{prefix}-id"] = existing[number].pk
        for name, moment in (("starts_at", starts_at), ("ends_at", ends_at)):
            data[f"{prefix}-{name}_0"] = f"{local(moment):%d/%m/%Y}"
            data[f"{prefix}-{name}_1"] = f"{local(moment):%H:%M:%S}"
    return data | fields


HOURS = timedelta(hours=3)


@pytest.mark.parametrize("model", MODELS)
def test_every_list_search_and_add_page_opens(administrator, model):
    assert administrator.get(changelist(model)).status_code == 200
    assert administrator.get(changelist(model), {"q": "<script> %_'"}).status_code == 200
    assert administrator.get(reverse(f"admin:{model}_add")).status_code in {200, 403}


@pytest.mark.parametrize(
    ("model", "row_of"),
    [
        ("events_event", lambda session: session.event),
        ("events_session", lambda session: session),
        ("registrations_registration", lambda session: session.registrations.get()),
        ("participants_participant", lambda session: session.registrations.get().participant),
        ("programmes_programme", lambda session: session.event.programme),
    ],
)
def test_a_coordinator_sees_what_is_hers_and_nothing_else(world, model, row_of):
    client, mine, other = world

    listed = client.get(changelist(model)).context["cl"].result_list

    assert list(listed) == [row_of(mine)]
    assert client.get(change(model, row_of(mine))).status_code == 200
    assert client.get(change(model, row_of(other))).status_code == 302


def test_choices_are_hers_too_also_when_typed(world):
    client, mine, other = world
    url = reverse("admin:autocomplete")
    asked = {"app_label": "events", "model_name": "event", "field_name": "programme"}

    found = client.get(url, asked).json()["results"]
    new = Event(programme=other.event.programme)
    posted = client.post(
        reverse("admin:events_event_add"), {"programme": new.programme_id, "title": "X"}
    )

    assert [row["id"] for row in found] == [str(mine.event.programme_id)]
    assert "programme" in posted.context["adminform"].form.errors


def test_filters_name_nobody_elses_events(world):
    client, mine, other = world

    content = client.get(changelist("events_session")).content.decode()

    assert mine.event.title in content
    assert other.event.title not in content


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "model",
    ["events_event", "events_session", "registrations_registration", "participants_participant"],
)
def test_lists_cost_the_same_however_long(
    administrator, register, django_assert_max_num_queries, model, count
):
    for _number in range(count):
        register(SessionFactory())

    with django_assert_max_num_queries(11):
        administrator.get(changelist(model))


def test_publishing_says_why_it_cannot(administrator):
    good = SessionFactory(event__draft=True).event
    bad = EventFactory(draft=True, site=None)

    response = administrator.post(
        changelist("events_event"),
        {"action": "publish", "_selected_action": [good.pk, bad.pk]},
        follow=True,
    )

    good.refresh_from_db()
    bad.refresh_from_db()
    assert (good.status, bad.status) == (EventStatus.PUBLISHED, EventStatus.DRAFT)
    assert [message.level_tag for message in response.context["messages"]] == ["error", "success"]


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


@pytest.mark.parametrize("model", ["events_session", "events_event"])
def test_cancelling_says_whom_it_writes_to_before_and_after(administrator, register, model):
    session = SessionFactory(capacity=1)
    register(session)
    register(session)
    register(session)
    row = session if model == "events_session" else session.event
    data = {"action": "cancel", "_selected_action": [row.pk]}

    asked = administrator.post(changelist(model), data)
    confirmed = administrator.post(
        changelist(model), data | {"confirmed": "yes", "reason": "Sciopero"}, follow=True
    )

    ((_row, effect),) = asked.context["rows"]
    (message,) = confirmed.context["messages"]
    assert re.findall(r"\d+", effect) == ["1", "2"]
    assert re.findall(r"\d+", str(message)) == ["3"]
    assert asked.context["button"] in asked.content.decode()


def test_cancelling_a_registration_asks_first_and_is_by_staff(administrator, register):
    registration = register(SessionFactory())
    data = {"action": "cancel", "_selected_action": [registration.pk]}

    administrator.post(changelist("registrations_registration"), data)
    untouched = Registration.objects.get().is_active
    administrator.post(changelist("registrations_registration"), data | {"confirmed": "yes"})

    assert untouched is True
    assert Registration.objects.get().end_reason == EndReason.BY_STAFF


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


def test_a_published_event_stays_in_person(administrator):
    event, draft = EventFactory(), EventFactory(draft=True)

    def fields_of(event):
        return administrator.get(change("events_event", event)).context["adminform"].form.fields

    assert ("format" in fields_of(draft), "format" in fields_of(event)) == (True, False)


@pytest.mark.parametrize(
    ("model", "row_of"),
    [
        ("events_event", lambda session: session.event),
        ("registrations_registration", lambda session: session.registrations.get()),
        ("participants_participant", lambda session: session.registrations.get().participant),
        ("programmes_programme", lambda session: session.event.programme),
    ],
)
def test_history_is_never_deleted(administrator, register, model, row_of):
    session = SessionFactory()
    register(session)
    url = reverse(f"admin:{model}_delete", args=[row_of(session).pk])

    assert administrator.post(url, {"post": "yes"}).status_code == 403


def test_participants_and_registrations_are_read_only(administrator, register):
    registration = register(SessionFactory())

    administrator.post(
        change("registrations_registration", registration), {"status": "cancelled", "seats": "9"}
    )
    refused = administrator.post(
        change("participants_participant", registration.participant), {"first_name": "X"}
    )

    registration.refresh_from_db()
    assert (registration.status, registration.seats) == ("confirmed", 1)
    assert refused.status_code == 403
    assert Participant.objects.filter(first_name="X").count() == 0


def test_whoever_makes_a_programme_runs_it(client, settings):
    user = coordinator_of(ProgrammeFactory())
    enter_desk(client, settings, user)
    data = {
        "title": "Nuovo",
        "slug": "nuovo",
        "summary": "Prova",
        "starts_on": "01/09/2026",
        "ends_on": "30/06/2027",
        "colour": "blu",
        "topic": "careers",
    }
    for inline in ("partnerships", "fundings", "phases", "coordinators"):
        data |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}

    client.post(reverse("admin:programmes_programme_add"), data)

    assert set(user.coordinated.values_list("programme__slug", flat=True)) >= {"nuovo"}


def test_an_organisation_is_changed_by_who_leads_with_it(client, settings):
    led, other = OrganisationFactory(), OrganisationFactory()
    programme = PartnershipFactory(organisation=led, role=PartnershipRole.LEAD).programme
    enter_desk(client, settings, coordinator_of(programme))

    def may_change(organisation):
        page = client.get(change("partners_organisation", organisation))
        return page.context["has_change_permission"]

    assert (may_change(led), may_change(other)) == (True, False)


def test_ages_that_fall_between_two_sessions_are_warned_of(administrator):
    event = EventFactory()
    for number, (low, high) in enumerate([(14, 19), (21, 30)]):
        session = SessionFactory(event=event, starts_at=START + timedelta(days=number))
        EligibilityRuleFactory(event=event, session=session, minimum=low, maximum=high)
    page = administrator.get(change("events_event", event)).context["adminform"].form
    data = _as_posted(page)
    rules = list(event.rules.all())
    data |= {"rules-TOTAL_FORMS": len(rules), "rules-INITIAL_FORMS": len(rules)}
    for number, rule in enumerate(rules):
        data |= {
            f"rules-{number}-id": rule.pk,
            f"rules-{number}-event": event.pk,
            f"rules-{number}-session": rule.session_id,
            f"rules-{number}-kind": rule.kind,
            f"rules-{number}-minimum": rule.minimum,
            f"rules-{number}-maximum": rule.maximum,
        }

    response = administrator.post(change("events_event", event), data, follow=True)

    warnings = [m.message for m in response.context["messages"] if m.level_tag == "warning"]
    assert len(warnings) == 1
    assert "20" in warnings[0]


def _as_posted(form):
    data = {}
    for field in form:
        value = field.value()
        if value is None or value == []:
            continue
        data[field.html_name] = value
    return data


def test_a_coordinator_of_nothing_sees_nothing(client, settings, register):
    register(SessionFactory())
    user = coordinator_of(ProgrammeFactory())
    enter_desk(client, settings, user)

    for model in ("events_event", "registrations_registration", "participants_participant"):
        assert list(client.get(changelist(model)).context["cl"].result_list) == []


def test_staff_of_another_programme_cannot_cancel_by_typing_an_id(world):
    client, _mine, other = world

    client.post(
        changelist("events_session"),
        {
            "action": "cancel",
            "_selected_action": [other.pk],
            "confirmed": "yes",
            "reason": "Dispetto",
        },
    )

    other.refresh_from_db()
    assert other.status == SessionStatus.SCHEDULED


def test_who_coordinates_without_the_group_opens_no_list(client, settings):
    user = CoordinatorFactory().user
    enter_desk(client, settings, user)

    assert client.get(changelist("events_event")).status_code == 403
