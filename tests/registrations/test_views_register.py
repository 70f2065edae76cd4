from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from events.enums import EventStatus
from events.models import Session
from participants.models import Participant
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from registrations.services import RegistrationRefused, cancel_session
from tests.factories.accounts import UserFactory
from tests.factories.events import START, EligibilityRuleFactory, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

NEW = {"first_name": "Zoe", "last_name": "Neri", "is_14": "on"}


def url_of(session):
    return reverse("registrations:register", args=[session.key])


@pytest.fixture
def person(client):
    """A participant who is signed in."""
    participant = ParticipantFactory()
    client.force_login(participant.user)
    return participant


@pytest.fixture
def newcomer(client):
    """A user who is signed in and has never told us anything."""
    user = UserFactory(first_name="", last_name="")
    client.force_login(user)
    return user


def test_a_visitor_signs_in_first_and_comes_back(client):
    session = SessionFactory()

    response = client.get(url_of(session))

    assert response.status_code == 302
    assert response["Location"] == f"{reverse('account_login')}?next={url_of(session)}"


def test_somebody_we_know_is_asked_nothing(client, person):
    session = SessionFactory()

    response = client.get(url_of(session))

    assert response.status_code == 200
    assert list(response.context["form"].fields) == []


def test_somebody_new_is_asked_who_she_is_and_nothing_else(client, newcomer):
    response = client.get(url_of(SessionFactory()))

    assert list(response.context["form"].fields) == ["first_name", "last_name", "is_14"]


def test_one_post_registers_and_leads_to_the_ticket(client, person):
    session = SessionFactory()

    response = client.post(url_of(session))

    registration = Registration.objects.get()
    assert registration.status == RegistrationStatus.CONFIRMED
    assert response.status_code == 302
    assert response["Location"] == reverse("portal:ticket", args=[registration.key])


def test_what_somebody_new_tells_is_kept_with_the_registration(client, newcomer):
    client.post(url_of(SessionFactory()), NEW)

    participant = Participant.objects.get()
    assert participant.user == newcomer
    assert participant.get_full_name() == "Zoe Neri"
    assert participant.declared_14_on == date(2026, 11, 22)
    assert participant.registrations.count() == 1


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ({"kind": "age"}, ["birth_date"]),
        ({"kind": "school_year", "minimum": 4, "maximum": 5}, ["school_year"]),
        ({"kind": "school_level", "levels": ["superiori"]}, ["school"]),
        ({"kind": "network"}, ["school"]),
        ({"kind": "residence"}, ["municipality"]),
        ({"kind": "occupation", "occupations": ["unemployed"]}, ["occupation"]),
    ],
)
def test_only_what_a_rule_asks_is_asked(client, person, rule, fields):
    event = EventFactory()
    EligibilityRuleFactory(
        **{"event": event, "minimum": None, "maximum": None, **rule}
        | ({"minimum": 14} if rule["kind"] == "age" else {})
    )

    response = client.get(url_of(SessionFactory(event=event)))

    assert list(response.context["form"].fields) == fields


def test_a_rule_of_another_session_asks_nothing_here(client, person):
    session = SessionFactory()
    other = SessionFactory(event=session.event, starts_at=START + timedelta(days=7))
    EligibilityRuleFactory(event=session.event, session=other)

    response = client.get(url_of(session))

    assert list(response.context["form"].fields) == []


def test_what_was_answered_before_is_not_asked_again(client, person):
    EligibilityRuleFactory(event=(session := SessionFactory()).event)
    Participant.objects.update(birth_date=date(2010, 5, 1))

    response = client.get(url_of(session))

    assert list(response.context["form"].fields) == []


@pytest.fixture
def for_the_fourth():
    """A session of an event for classes 4 and 5, in the school year 2026/27."""
    rule = EligibilityRuleFactory(kind="school_year", minimum=4, maximum=5)
    return SessionFactory(event=rule.event)


def test_a_class_of_last_school_year_is_asked_again_and_the_school_with_it(
    client, person, for_the_fourth
):
    school = SchoolFactory()
    Participant.objects.update(school=school, school_year=3, class_said_in="202526")

    shown = client.get(for_the_fourth.event.get_absolute_url())
    asked = client.get(url_of(for_the_fourth)).context["form"]
    client.post(url_of(for_the_fourth), {"school": asked["school"].value(), "school_year": "4"})

    assert "Nell’anno scolastico 2026/27" in str(asked["school_year"].help_text)
    assert asked["school"].initial == school
    assert shown.status_code == 200
    person.refresh_from_db()
    assert (person.school_year, person.class_said_in) == (4, "202627")
    assert person.registrations.get().session == for_the_fourth


def test_a_class_of_this_school_year_is_not_asked_again(client, person, for_the_fourth):
    Participant.objects.update(school_year=4, class_said_in="202627")

    assert list(client.get(url_of(for_the_fourth)).context["form"].fields) == []


def test_in_august_the_class_of_september_is_asked(client, person, time_machine):
    time_machine.move_to(datetime(2027, 8, 20, 9, tzinfo=UTC), tick=False)
    client.force_login(person.user)
    rule = EligibilityRuleFactory(kind="school_year", minimum=3, maximum=5)
    session = SessionFactory(event=rule.event, starts_at=datetime(2027, 9, 20, 9, tzinfo=UTC))
    Participant.objects.update(school_year=2, class_said_in="202627")

    asked = client.get(url_of(session))
    client.post(url_of(session), {"school_year": "3"})

    assert list(asked.context["form"].fields) == ["school_year"]
    person.refresh_from_db()
    assert (person.school_year, person.class_said_in) == (3, "202728")
    assert person.registrations.get().session == session


@pytest.mark.parametrize(
    ("before", "after"),
    [((3, "202526"), (None, "202627")), ((3, "202627"), (3, "202627")), ((3, "202728"),) * 2],
)
def test_a_school_alone_makes_no_old_class_a_new_one(client, person, before, after):
    Participant.objects.update(school_year=before[0], class_said_in=before[1])
    rule = EligibilityRuleFactory(
        kind="school_level", levels=["superiori"], minimum=None, maximum=None
    )
    session = SessionFactory(event=rule.event)

    client.post(url_of(session), {"school": str(SchoolFactory())})

    person.refresh_from_db()
    assert (person.school_year, person.class_said_in) == after
    assert person.registrations.exists()


def test_companions_are_asked_only_where_they_may_come(client, person):
    session = SessionFactory(event__max_companions=3)

    client.post(url_of(session), {"companions": "2"})

    assert Registration.objects.get().seats == 3


def test_too_many_companions_are_refused_beside_the_field(client, person):
    session = SessionFactory(event__max_companions=1)

    response = client.post(url_of(session), {"companions": "9"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["companions"]
    assert Registration.objects.count() == 0


def test_a_refused_form_keeps_what_was_typed(client, newcomer):
    EligibilityRuleFactory(event=(session := SessionFactory()).event)
    data = NEW | {"birth_date": "12/13/2010", "first_name": "Zoé"}

    response = client.post(url_of(session), data)

    assert response.status_code == 422
    content = response.content.decode()
    assert 'value="Zoé"' in content
    assert 'value="12/13/2010"' in content
    assert 'href="#id_birth_date"' in content
    assert Participant.objects.count() == 0


def test_who_does_not_declare_to_be_14_leaves_nothing(client, newcomer):
    response = client.post(url_of(SessionFactory()), {"first_name": "Leo", "last_name": "Blu"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["is_14"]
    assert (Participant.objects.count(), Registration.objects.count()) == (0, 0)


def test_who_is_under_14_by_date_of_birth_leaves_nothing(client, newcomer):
    EligibilityRuleFactory(event=(session := SessionFactory()).event, minimum=11)

    response = client.post(url_of(session), NEW | {"birth_date": "2013-01-01"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["birth_date"]
    assert Participant.objects.count() == 0


def test_who_is_not_of_the_right_age_is_told_beside_the_field_and_nothing_is_kept(client, newcomer):
    EligibilityRuleFactory(event=(session := SessionFactory()).event, minimum=14, maximum=17)

    response = client.post(url_of(session), NEW | {"birth_date": "2000-01-01"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["birth_date"]
    assert Participant.objects.count() == 0


def test_who_we_know_does_not_fit_sees_why_and_no_form(client, person):
    EligibilityRuleFactory(event=(session := SessionFactory()).event, minimum=14, maximum=17)
    Participant.objects.update(birth_date=date(2000, 1, 1))

    response = client.get(url_of(session))

    assert response.context["is_ineligible"] is True
    assert "<form method" not in response.content.decode()
    assert reverse("participants:profile") in response.content.decode()


def test_an_overlap_names_the_other_event(client, person):
    first = SessionFactory(event__title="Notte con il telescopio")
    second = SessionFactory()
    client.post(url_of(first))

    response = client.post(url_of(second))

    assert response.status_code == 422
    assert "Notte con il telescopio" in str(response.context["refusal"])
    assert Registration.objects.count() == 1


def test_a_full_session_puts_in_line(client, person):
    session = SessionFactory(capacity=1, taken=0)
    other = ParticipantFactory()
    client.force_login(other.user)
    client.post(url_of(session))
    client.force_login(person.user)

    client.post(url_of(session))

    assert Registration.objects.get(participant=person).status == RegistrationStatus.WAITING


def test_pressing_twice_is_one_registration_and_one_ticket(client, person):
    session = SessionFactory()

    first, second = client.post(url_of(session)), client.post(url_of(session))

    assert Registration.objects.count() == 1
    assert first["Location"] == second["Location"]


def test_who_is_in_already_is_led_to_her_ticket(client, person):
    session = SessionFactory()
    ticket = client.post(url_of(session))["Location"]

    response = client.get(url_of(session))

    assert (response.status_code, response["Location"]) == (302, ticket)


@pytest.mark.parametrize(
    "fields",
    [
        {"registration_closes_at": START - timedelta(days=30)},
        {"registration_opens_at": START - timedelta(days=1)},
        {"capacity": 1, "taken": 1, "waiting_limit": 0},
    ],
)
def test_closed_not_open_or_full_say_so_and_show_no_form(client, person, fields):
    session = SessionFactory(**fields)

    response = client.get(url_of(session))

    assert response.context["is_final"] is True
    assert "<form method" not in response.content.decode()


def test_cancelled_while_the_form_was_open_is_one_clear_refusal(client, person):
    session = SessionFactory()
    client.get(url_of(session))
    cancel_session(session=session, reason="Sciopero dei trasporti")

    response = client.post(url_of(session))

    assert response.status_code == 422
    assert response.context["is_final"] is True
    assert isinstance(response.context["refusal"], RegistrationRefused)
    assert Registration.objects.count() == 0


def test_deleted_while_the_form_was_open_is_one_clear_page(client, person):
    session = SessionFactory()
    client.get(url_of(session))
    Session.objects.filter(pk=session.pk).delete()

    response = client.post(url_of(session))

    assert response.status_code == 404
    assert response.templates[0].name == "registrations/session_gone.html"


def test_a_draft_cannot_be_registered_for(client, person):
    session = SessionFactory(event__draft=True)

    assert client.get(url_of(session)).status_code == 404
    assert client.post(url_of(session)).status_code == 404


def test_a_cancelled_event_refuses(client, person):
    session = SessionFactory()
    session.event.status, session.event.cancelled_at = EventStatus.CANCELLED, session.starts_at
    session.event.save()

    assert client.post(url_of(session)).status_code == 422
    assert Registration.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0"),
        ("Ada\u202e\u2067\x00\n Rossi", "Ada Rossi"),
        ("👩‍🔬", "👩‍🔬"),
    ],
)
def test_hostile_names_are_kept_as_text(client, newcomer, typed, kept):
    session = SessionFactory()

    response = client.post(url_of(session), NEW | {"first_name": typed}, follow=True)

    assert Participant.objects.get().first_name == kept
    assert "<script>alert" not in response.content.decode()


def test_a_name_too_long_is_said_in_words(client, newcomer):
    response = client.post(url_of(SessionFactory()), NEW | {"first_name": "a" * 300})

    assert response.status_code == 422
    (error,) = response.context["form"].errors["first_name"]
    assert "150" in error
    assert "300" in error


def test_a_school_is_found_by_what_people_call_it(client, person):
    milan = MunicipalityFactory(name="Milano")
    school = SchoolFactory(
        organisation=OrganisationFactory(name="Liceo Galileo Galilei", municipality=milan)
    )
    session = SessionFactory()
    EligibilityRuleFactory(
        event=session.event, kind="school_level", minimum=None, maximum=None, levels=["superiori"]
    )

    client.post(url_of(session), {"school": "galilei milano"})

    assert Participant.objects.get().school == school


def test_two_schools_of_one_name_are_a_choice(client, person):
    towns = [MunicipalityFactory(name="Milano"), MunicipalityFactory(name="Monza")]
    schools = [
        SchoolFactory(organisation=OrganisationFactory(name="Liceo Galilei", municipality=town))
        for town in towns
    ]
    session = SessionFactory()
    EligibilityRuleFactory(
        event=session.event, kind="school_level", minimum=None, maximum=None, levels=["superiori"]
    )

    asked = client.post(url_of(session), {"school": "liceo galilei"})
    client.post(url_of(session), {"school": "liceo galilei", "school-choice": str(schools[1].pk)})

    assert asked.status_code == 422
    assert asked.content.decode().count('name="school-choice"') == 2
    assert Participant.objects.get().school == schools[1]


def test_a_school_outside_the_network_is_refused_beside_the_field(client, person):
    session = SessionFactory()
    inside, outside = SchoolFactory(), SchoolFactory()
    session.event.programme.schools.add(inside)
    EligibilityRuleFactory(event=session.event, kind="network", minimum=None, maximum=None)

    page = client.get(url_of(session)).content.decode()
    response = client.post(url_of(session), {"school": outside.ministerial_code})

    assert inside.ministerial_code in page
    assert outside.ministerial_code not in page
    assert list(response.context["form"].errors) == ["school"]
    assert Participant.objects.get().school is None


def test_the_form_costs_six_queries(client, person, django_assert_num_queries):
    session = SessionFactory()

    # Three of them read the session, which is kept for a moment.
    with django_assert_num_queries(6):
        client.get(url_of(session))


def test_registering_costs_at_most_eighteen_queries(client, person, django_assert_max_num_queries):
    session = SessionFactory()

    with django_assert_max_num_queries(18):
        client.post(url_of(session))
