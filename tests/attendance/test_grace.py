"""How late is in time: the usual minutes, those of a rule, and none in a course (L17)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst

from attendance.certificates.reading import Reading
from attendance.crediting import credited_people
from attendance.crediting.papers import sheet_of
from attendance.enums import Law
from attendance.grace import grace_of, grace_words
from attendance.models import CertificateRule, HourOffer
from attendance.shares import shares_of
from events.models import Occurrence
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.attendance import (
    AttendanceFactory,
    CertificateRuleFactory,
    HourOfferFactory,
    SchoolAgreementFactory,
)
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

HOUR, LATE = timedelta(hours=1), timedelta(minutes=14)


@pytest.fixture
def body():
    return OrganisationFactory()


@pytest.fixture
def course(body):
    """A course of ten dates of an hour and a half, fifteen hours in all."""
    event = EventFactory()
    HourOfferFactory(event=event, law=Law.COURSE, organisation=body)
    session = SessionFactory(
        event=event, starts_at=NOW - 240 * HOUR, ends_at=NOW - 22 * HOUR, occurrence=False
    )
    for day in range(10):
        start = session.starts_at + timedelta(days=day)
        Occurrence.objects.create(session=session, starts_at=start, ends_at=start + 1.5 * HOUR)
    return session


def late_at_all(session, **facts):
    """Somebody who came 14 minutes late to every date of ``session``."""
    registration = RegistrationFactory(session=session, **facts)
    for date in session.occurrences.all():
        AttendanceFactory(
            registration=registration, occurrence=date, arrived_at=date.starts_at + LATE
        )
    return registration


def test_l17_late_on_ten_dates_of_a_course_is_two_hours_and_twenty_missing(course):
    rule = CertificateRuleFactory(event=course.event, percent=70)
    registration = late_at_all(course)

    [share] = shares_of(course, [registration])

    assert (share.total, share.planned) == (15 * 60 - 140, 15 * 60)
    assert Reading(rule).measure.grace == 0


def test_l17_a_course_counts_the_minutes_that_she_was_there(course, body):
    school = SchoolFactory()
    SchoolAgreementFactory(organisation=body, school=school)
    registration = late_at_all(course, participant=ParticipantFactory(school=school))

    credited = credited_people([registration.participant])[registration.participant_id]

    assert credited.statement.attended == 15 * 60 - 140


def test_the_queue_at_the_door_is_forgiven_elsewhere():
    session = SessionFactory(starts_at=NOW - 3 * HOUR)
    registration = late_at_all(session)
    HourOfferFactory(event=session.event)

    credited = credited_people([registration.participant])[registration.participant_id]

    assert grace_of(session.event_id) == 15
    assert [share.total for share in shares_of(session, [registration])] == [180]
    assert credited.statement.attended == 180


@pytest.mark.parametrize(("grace", "counted"), [(None, 180), (14, 180), (13, 166), (0, 166)])
def test_the_minutes_are_those_of_the_rule(grace, counted):
    session = SessionFactory(starts_at=NOW - 3 * HOUR)
    CertificateRuleFactory(event=session.event, grace=grace)
    HourOfferFactory(event=session.event, grace=grace)
    registration = late_at_all(session)

    credited = credited_people([registration.participant])[registration.participant_id]

    assert [share.total for share in shares_of(session, [registration])] == [counted]
    assert credited.statement.attended == counted


@pytest.mark.parametrize(
    ("facts", "beside"),
    [({}, "percent"), ({"percent": 69}, "percent"), ({"percent": 70, "grace": 5}, "grace")],
)
def test_l17_the_rule_of_a_course_asks_for_70_percent_and_forgives_nobody(course, facts, beside):
    with pytest.raises(ValidationError) as refused:
        CertificateRule(event=course.event, **facts).full_clean()

    assert list(refused.value.message_dict) == [beside]


def test_l17_70_percent_and_no_grace_are_a_rule_for_a_course(course):
    assert CertificateRule(event=course.event, percent=70).full_clean() is None
    assert CertificateRule(event=EventFactory(), percent=10, grace=20).full_clean() is None


def test_l17_what_has_an_easier_rule_is_not_offered_as_a_course(body):
    rule = CertificateRuleFactory(percent=50)
    offer = HourOffer(event=rule.event, law=Law.COURSE, organisation=body)

    with pytest.raises(ValidationError, match="less than 70 %"):
        offer.full_clean()
    rule.percent = 70
    rule.save()

    offer.full_clean()


def test_l17_an_offer_as_a_course_forgives_nobody(body):
    with pytest.raises(ValidationError, match="in a course none"):
        HourOffer(event=EventFactory(), law=Law.COURSE, organisation=body, grace=5).full_clean()


def test_the_page_of_a_course_says_it(client, settings, course):
    late_at_all(course)
    enter_desk(client, settings, coordinator_of(course.event.programme))

    page = client.get(reverse("presence:course", args=[course.key])).content.decode()

    with translation.override("it"):
        words = grace_words(0)
    assert f"{capfirst(words)}." in page


def test_the_table_of_rules_says_it(client, settings, course):
    CertificateRuleFactory(event=course.event, percent=70)
    other = EventFactory(programme=course.event.programme)
    CertificateRuleFactory(event=other, percent=50, grace=10)
    enter_desk(client, settings, coordinator_of(course.event.programme))

    page = client.get(reverse("admin:attendance_certificaterule_changelist")).content.decode()

    with translation.override("it"):
        assert f"; {grace_words(0)}" in page
        assert f"; {grace_words(10)}" in page


def test_her_page_and_her_statement_say_it(client):
    session = SessionFactory(starts_at=NOW - 3 * HOUR)
    HourOfferFactory(event=session.event)
    person = ParticipantFactory(user=UserFactory(), school=SchoolFactory(), school_year=1)
    late_at_all(session, participant=person)
    client.force_login(person.user)

    page = client.get(reverse("attendance:my_hours")).content.decode()
    [_totals, activities] = sheet_of("", "", [("", credited_people([person])[person.pk])]).sections

    words = "(who arrives up to 15 minutes late is in time)"
    assert words in page
    assert words in activities.rows[0][-1]
