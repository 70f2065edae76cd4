"""Adults who meet minors regularly: who may, and that every edge asks the same (L14)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db.models import FileField
from django.utils import timezone

from events.enums import SessionStatus
from events.models import Event
from events.problems.safeguarding import adult_without_a_check
from events.services import (
    CannotAssign,
    CannotPublish,
    Times,
    assign_professionals,
    publish_event,
    why_unsuitable_for,
)
from partners.models import SafeguardingCheck
from partners.suitability import why_unsuitable
from registrations.services import move_session
from tests.factories.events import NOW, START, EventFactory, SessionFactory
from tests.factories.partners import (
    ConductAcceptanceFactory,
    ProfessionalFactory,
    SafeguardingCheckFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

TODAY = NOW.date()
DAY = START.date()
GOOD = {"checked_on": date(2026, 11, 1), "valid_until": date(2027, 3, 1)}
ENDED = {"checked_on": date(2026, 10, 1), "valid_until": date(2026, 12, 11)}
NOT_CLEAR = GOOD | {"outcome": "not_clear"}
LATER = {"checked_on": date(2026, 11, 2), "valid_until": date(2027, 3, 1)}

# The checks of somebody, and what is said of her on 12 December 2026.
CASES = [
    ([], "Grazia Bianchi has no safeguarding check."),
    ([GOOD], None),
    ([GOOD | {"valid_until": DAY}], None),
    (
        [ENDED],
        (
            "The safeguarding check of Grazia Bianchi ends on 11 December 2026: a date is "
            "on 12 December 2026."
        ),
    ),
    ([ENDED, GOOD], None),
    (
        [NOT_CLEAR],
        "Grazia Bianchi may not work with minors: the check made on 1 November 2026 says so.",
    ),
    ([NOT_CLEAR, LATER], None),
    (
        [GOOD, LATER | {"outcome": "not_clear"}],
        "Grazia Bianchi may not work with minors: the check made on 2 November 2026 says so.",
    ),
    ([GOOD | {"checked_on": date(2026, 12, 13)}], "Grazia Bianchi has no safeguarding check."),
]


def somebody(*checks):
    person = ProfessionalFactory(last_name="Bianchi")
    ConductAcceptanceFactory(professional=person)
    for check in checks:
        SafeguardingCheckFactory(professional=person, **check)
    return person


@pytest.fixture
def course():
    """A draft with one session to come, whose adults meet its minors regularly."""
    event = EventFactory(draft=True, regular_contact=True)
    SessionFactory(event=event)
    return event


@pytest.mark.parametrize(("checks", "refusal"), CASES)
def test_l14_one_sentence_names_her_and_the_reason(checks, refusal):
    assert why_unsuitable(somebody(*checks), [DAY]) == refusal


@pytest.mark.parametrize(("checks", "refusal"), CASES)
def test_l14_the_list_of_today_says_the_same_as_the_rule(course, checks, refusal):
    person = somebody(*checks)
    course.professionals.add(person)

    listed = Event.objects.filter(adult_without_a_check(timezone.now()))

    assert list(listed) == ([course] if refusal else [])
    assert list(SafeguardingCheck.objects.valid_on(DAY)) == (
        [] if refusal else [person.checks.first()]
    )


@pytest.mark.parametrize(("checks", "refusal"), CASES)
def test_l14_assigning_asks_the_rule(course, checks, refusal):
    person = somebody(*checks)

    if refusal is None:
        assign_professionals(event=course, people=[person])
    else:
        with pytest.raises(CannotAssign) as refused:
            assign_professionals(event=course, people=[person])
        assert str(refused.value) == refusal
    assert list(course.professionals.all()) == ([] if refusal else [person])


def test_l15_who_has_not_accepted_the_code_is_not_put_on_it(course):
    person = somebody(GOOD)
    person.acceptances.all().delete()

    with pytest.raises(CannotAssign, match="Grazia Bianchi has not accepted the code"):
        assign_professionals(event=course, people=[person])


def test_l14_publishing_asks_the_rule(course):
    course.professionals.add(somebody(ENDED))

    with pytest.raises(CannotPublish, match="Grazia Bianchi ends on 11 December 2026"):
        publish_event(event=course)


def test_l14_a_talk_asks_for_no_check(course):
    course.regular_contact = False
    course.save(update_fields=["regular_contact"])

    assign_professionals(event=course, people=[somebody()])
    publish_event(event=course)

    assert not Event.objects.filter(adult_without_a_check(timezone.now())).exists()


def test_l14_who_is_on_it_already_is_not_asked_again(course):
    old, new = somebody(), somebody(GOOD)
    course.professionals.add(old)

    assign_professionals(event=course, people=[old, new])

    assert set(course.professionals.all()) == {old, new}


def test_l14_what_is_over_and_what_was_called_off_needs_no_check(course):
    SessionFactory(event=course, starts_at=NOW - timedelta(days=2))
    SessionFactory(
        event=course,
        starts_at=START + timedelta(days=60),
        status=SessionStatus.CANCELLED,
        cancelled_at=NOW,
    )
    course.professionals.add(somebody({"checked_on": TODAY, "valid_until": DAY}))

    assert why_unsuitable_for(course) == []
    assert not Event.objects.filter(adult_without_a_check(timezone.now())).exists()


def test_l14_an_event_without_dates_asks_for_a_check_of_today():
    event = EventFactory(draft=True, regular_contact=True)

    with pytest.raises(CannotAssign, match="Grazia Bianchi has no safeguarding check"):
        assign_professionals(event=event, people=[somebody()])
    assign_professionals(event=event, people=[somebody(ENDED)])


def test_l14_a_date_moved_beyond_the_check_stands_on_today(course):
    course.professionals.add(somebody({"checked_on": TODAY, "valid_until": DAY}))
    publish_event(event=course)
    session = course.sessions.get()
    month = timedelta(days=30)
    assert not Event.objects.filter(adult_without_a_check(timezone.now())).exists()

    times = [Times(session.starts_at + month, session.ends_at + month)]
    move_session(session=session, times=times, site=None, room=None)

    assert Event.objects.filter(adult_without_a_check(timezone.now())).get() == course


def test_l14_no_document_is_kept():
    fields = {field.name: field for field in SafeguardingCheck._meta.concrete_fields}

    assert fields.keys() == {
        "id",
        "created_at",
        "updated_at",
        "professional",
        "checked_on",
        "checked_by",
        "valid_until",
        "outcome",
    }
    assert not any(isinstance(field, FileField) for field in fields.values())
