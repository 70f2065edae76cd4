from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from participants.models import Participant
from programmes.models import Programme
from registrations.services import cancel_event, cancel_registration, cancel_session
from registrations.tokens import offer_token
from tests.factories.events import (
    NOW,
    START,
    EligibilityRuleFactory,
    EventFactory,
    SessionFactory,
)
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import (
    OrganisationFactory,
    ProfessionalFactory,
    RoomFactory,
    SiteFactory,
)
from tests.factories.programmes import CoordinatorFactory, FundingFactory, PartnershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

HEADINGS = ["what", "who", "place", "dates", "cost", "contacts", "organisers"]


@pytest.fixture
def person(client):
    participant = ParticipantFactory()
    client.force_login(participant.user)
    return participant


def rows_of(client, event):
    return client.get(event.get_absolute_url()).context["rows"]


def test_a_visitor_reads_the_page_without_a_cookie_or_a_form(client):
    session = SessionFactory()

    response = client.get(session.event.get_absolute_url())

    assert response.status_code == 200
    assert not response.cookies
    assert "<form" not in response.content.decode()


def test_headings_stand_in_the_order_of_the_model(client):
    response = client.get(SessionFactory().event.get_absolute_url())

    content = response.content.decode()
    places = [content.index(f'id="{heading}"') for heading in HEADINGS]
    assert places == sorted(places)
    assert [section.id for section in response.context["sections"]] == HEADINGS


def test_an_open_session_leads_to_the_form(client):
    session = SessionFactory()

    (row,) = rows_of(client, session.event)

    assert row.state == "open"
    assert row.action_url == reverse("registrations:register", args=[session.key])


@pytest.mark.parametrize(
    ("fields", "has_action"),
    [
        ({"capacity": 1, "taken": 1, "waiting": 1}, True),
        ({"capacity": 1, "taken": 1, "waiting_limit": 0}, False),
        ({"registration_opens_at": START - timedelta(days=1)}, False),
        ({"registration_closes_at": NOW - timedelta(days=1)}, False),
    ],
)
def test_there_is_a_button_only_where_something_can_be_done(client, fields, has_action):
    session = SessionFactory(**fields)

    (row,) = rows_of(client, session.event)

    assert bool(row.action_url) is has_action
    assert row.line or row.label


def test_her_seat_leads_to_her_ticket(client, person, register):
    session = SessionFactory()
    registration = register(session, person)

    (row,) = rows_of(client, session.event)

    assert row.action_url == registration.get_absolute_url()


def test_the_page_as_a_whole_says_seat_only_to_who_has_one(client, person, register):
    seat = SessionFactory()
    registration = register(seat, person)

    call = client.get(seat.event.get_absolute_url()).context["call"]

    assert (call.look.state, call.url) == ("already_in", registration.get_absolute_url())


def test_the_page_as_a_whole_says_that_she_waits(client, person, register):
    session = SessionFactory(capacity=1)
    SessionFactory(event=session.event, starts_at=START + timedelta(days=1))
    register(session)
    registration = register(session, person)

    call = client.get(session.event.get_absolute_url()).context["call"]

    assert (call.look.state, call.url) == ("waiting", registration.get_absolute_url())


def test_the_page_as_a_whole_says_an_offer_before_a_seat(client, person, register):
    session = SessionFactory(capacity=1)
    other = SessionFactory(event=session.event, starts_at=START - timedelta(days=1))
    register(other, person)
    first = register(session)
    registration = register(session, person)
    cancel_registration(registration=first)
    registration.refresh_from_db()

    call = client.get(session.event.get_absolute_url()).context["call"]

    assert call.look.state == "offered"
    assert call.url == reverse("registrations:offer", args=[offer_token(registration)])


def test_the_bar_names_the_first_date_that_has_places(client):
    full = SessionFactory(capacity=1, taken=1)
    SessionFactory(event=full.event, starts_at=START + timedelta(days=3))

    call = client.get(f"/en/events/{full.event.slug}/").context["call"]

    assert call.strong == "20 places left"
    assert "15 Dec" in call.text


def test_her_place_in_line_is_said(client, person, register):
    session = SessionFactory(capacity=1)
    register(session)
    register(session)
    registration = register(session, person)

    (row,) = rows_of(client, session.event)

    assert "2" in row.line
    assert row.action_url == registration.get_absolute_url()


def test_who_does_not_fit_is_told_why_and_has_no_button(client, person):
    session = SessionFactory()
    EligibilityRuleFactory(event=session.event)
    Participant.objects.update(birth_date=date(2000, 1, 1))

    (row,) = rows_of(client, session.event)

    assert (row.action_url, row.link_url) == ("", "#who")


def test_who_never_told_her_age_may_open_the_form(client, person):
    session = SessionFactory()
    EligibilityRuleFactory(event=session.event)

    (row,) = rows_of(client, session.event)

    assert row.action_url


def test_past_sessions_stand_apart(client):
    session = SessionFactory()
    SessionFactory(event=session.event, starts_at=NOW - timedelta(days=3))

    response = client.get(session.event.get_absolute_url())

    assert (len(response.context["rows"]), len(response.context["past_rows"])) == (1, 1)


def test_a_cancelled_session_says_why(client):
    session = SessionFactory()
    cancel_session(session=session, reason="Sciopero dei trasporti")

    (row,) = rows_of(client, session.event)

    assert (row.state, row.action_url) == ("cancelled", "")
    assert "Sciopero dei trasporti" in row.line


def test_the_dates_of_the_hero_are_those_that_are_held(client):
    held = SessionFactory()
    off = SessionFactory(event=held.event, starts_at=START - timedelta(days=3))
    cancel_session(session=off, reason="Neve")

    response = client.get(f"/en/events/{held.event.slug}/")

    assert response.context["facts"][0].text.startswith("Saturday 12 December")


@pytest.mark.parametrize(
    ("audiences", "minimum", "is_said"),
    [
        (["upper_secondary"], 14, True),
        (["upper_secondary"], 16, False),
        (["teachers", "families"], None, False),
        (["families", "upper_secondary"], None, True),
    ],
)
def test_signing_up_from_14_is_said_to_who_may(client, audiences, minimum, is_said):
    event = SessionFactory(event__audiences=audiences).event
    if minimum:
        EligibilityRuleFactory(event=event, minimum=minimum, maximum=19)

    content = client.get(f"/en/events/{event.slug}/").content.decode()

    assert ("sign up yourself if you are 14" in content) is is_said


def test_the_ages_of_a_rule_take_the_place_of_those_of_the_school(client):
    event = SessionFactory().event
    EligibilityRuleFactory(event=event, minimum=16, maximum=19)

    response = client.get(f"/en/events/{event.slug}/")

    assert (response.context["audiences"], response.context["conditions"]) == ([], ["16–19 years"])
    assert response.context["facts"][1].text == "16–19 years"
    assert "14–19" not in response.content.decode()


def test_a_session_elsewhere_says_its_town_once(client):
    site = SiteFactory(name="Sala civica di Suzzara", municipality__name="Suzzara")
    session = SessionFactory(site=site, label="Suzzara")

    (row,) = rows_of(client, session.event)

    assert row.meta == "Sala civica di Suzzara"


def test_a_cancelled_event_stays_readable_and_says_why(client):
    session = SessionFactory()
    cancel_event(event=session.event, reason="Manca la sede")

    response = client.get(session.event.get_absolute_url())

    assert response.status_code == 200
    assert response.context["is_cancelled"] is True
    assert "Manca la sede" in response.content.decode()


def test_a_draft_is_only_its_coordinators(client):
    event = EventFactory(draft=True)
    mine = CoordinatorFactory(programme=event.programme).user
    other = CoordinatorFactory().user

    def status_for(user):
        client.logout()
        if user:
            client.force_login(user)
        return client.get(event.get_absolute_url()).status_code

    assert [status_for(user) for user in (None, other, mine)] == [404, 404, 200]


def test_the_link_to_join_is_never_here(client, person, register):
    session = SessionFactory(event__online=True, join_url="https://meet.example.org/segreto")
    register(session, person)

    content = client.get(session.event.get_absolute_url()).content.decode()

    assert "segreto" not in content


def test_accessibility_of_site_and_room_is_told_silence_included(client):
    session = SessionFactory(event__site__step_free="yes", event__site__lift="no")
    session.room = RoomFactory(site=session.event.site, hearing_loop="yes")
    session.save()

    (place,) = client.get(session.event.get_absolute_url()).context["places"]

    assert len(place.sheet.answers) == 2
    assert len(place.sheet.unknown) == 3
    assert [room.name for room in place.rooms] == [session.room.name]


def test_funders_show_their_exact_statement(client):
    session = SessionFactory()
    FundingFactory(programme=session.event.programme, statement="Cofinanziato dall’Unione europea")

    content = client.get(session.event.get_absolute_url()).content.decode()

    assert content.count("Cofinanziato dall’Unione europea") == 2


@pytest.mark.parametrize(
    "title", ["<script>alert(1)</script>", "=cmd|'A'!A0", "\u05d0\u202eevil", "🤖" * 40]
)
def test_hostile_titles_are_text(client, title):
    session = SessionFactory(event__title=title, event__description=title)
    session.event.programme.title = title
    Programme.objects.filter(pk=session.event.programme_id).update(title=title)

    content = client.get(session.event.get_absolute_url()).content.decode()

    assert "<script>alert" not in content


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_much_is_on_it(client, django_assert_num_queries, count):
    event = EventFactory()
    for number in range(count):
        SessionFactory(event=event, starts_at=START + timedelta(days=number))
        event.hosts.add(OrganisationFactory())
        event.professionals.add(ProfessionalFactory())
        PartnershipFactory(programme=event.programme)
        FundingFactory(programme=event.programme)
        EligibilityRuleFactory(event=event)

    with django_assert_num_queries(9):
        client.get(event.get_absolute_url())


@pytest.mark.parametrize("count", [1, 3])
def test_her_page_costs_the_same_however_many_places_she_has(
    client, person, register, django_assert_num_queries, count
):
    event = EventFactory()
    for number in range(count):
        session = SessionFactory(event=event, starts_at=START + timedelta(days=number), capacity=1)
        register(session)
        register(session, person)

    with django_assert_num_queries(14):
        client.get(event.get_absolute_url())


def test_english_has_its_own_address(client):
    session = SessionFactory()

    response = client.get(f"/en/events/{session.event.slug}/")

    assert response.status_code == 200
    assert "Dates and times" in response.content.decode()
