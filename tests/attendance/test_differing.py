"""A certificate that says something else than the attendance does now is heard of."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from attendance.certificates.differing import differing
from attendance.models import Attendance, Certificate
from attendance.services import reissue_certificate, revoke_certificate, tick_pupils
from events.services import Times, schedule_session
from participants.services import erase_participants
from tests.attendance.classes import a_visit, came, issue, pupils
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.accounts import UserFactory
from tests.factories.attendance import (
    AttendanceFactory,
    CertificateFactory,
    CertificateRuleFactory,
    HourOfferFactory,
)
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

START = NOW - timedelta(days=3)
# The clock of the database, by which histories go, is not that of the tests.
BEFORE_ALL, AFTER_ALL = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
SAID = "1 certificate says something else than the attendance does now"


@pytest.fixture
def rule():
    return CertificateRuleFactory(event=SessionFactory(starts_at=START).event, percent=70)


def certified(session, minutes=180, at=BEFORE_ALL, **facts):
    """Somebody who was there for so long, with a certificate for all of three hours."""
    left_at = session.starts_at + timedelta(minutes=minutes) if minutes < 180 else None
    stay = AttendanceFactory(registration__session=session, left_at=left_at)
    return CertificateFactory(registration=stay.registration, issued_at=at, **facts)


@pytest.fixture
def session(rule):
    return rule.event.sessions.get()


@pytest.fixture
def desk(client, settings, session):
    settings.LANGUAGE_CODE = "en"
    return enter_desk(client, settings, coordinator_of(session.event.programme))


def found():
    return differing(Certificate.objects.all())


@pytest.mark.parametrize(
    ("minutes", "differs"), [(180, False), (179, True), (126, True), (60, True)]
)
def test_other_minutes_and_no_right_any_more(session, minutes, differs):
    certificate = certified(session, minutes)

    assert found() == ([certificate.pk] if differs else [])


def test_dates_that_are_put_right_afterwards_are_heard_of(session):
    certificate = certified(session)
    date = session.occurrences.get()
    kept = date.ends_at - timedelta(hours=1)

    schedule_session(session=session, times=[Times(date.starts_at, kept)])

    assert found() == [certificate.pk]


def test_a_law_that_forgives_no_lateness_afterwards_is_heard_of(session):
    late = session.starts_at + timedelta(minutes=10)
    stay = AttendanceFactory(registration__session=session, arrived_at=late)
    certificate = CertificateFactory(registration=stay.registration, issued_at=BEFORE_ALL)
    assert found() == []

    HourOfferFactory(event=session.event, law="course", organisation=OrganisationFactory())

    assert found() == [certificate.pk]


def test_who_was_taken_off_the_list_has_no_right(session):
    certificate = certified(session)
    Attendance.objects.all().delete()

    assert found() == [certificate.pk]


def test_a_rule_that_asks_for_more_is_one_by_which_there_is_no_right(session, rule):
    certificate = certified(session, 150)
    Certificate.objects.update(minutes=150)
    assert found() == []

    rule.percent = 90
    rule.save()

    assert found() == [certificate.pk]


def test_what_was_written_before_it_was_issued_is_not_read(session, rule):
    certified(session, 60, at=AFTER_ALL)

    assert found() == []


def test_none_that_was_revoked_or_is_of_who_was_erased(session):
    certified(session, 60, revoked=True)
    erase_participants(participants=[certified(session, 60).participant_id])

    assert found() == []


def test_written_again_or_revoked_it_is_settled(session):
    shorter, never = certified(session, 130), certified(session, 10)

    reissue_certificate(certificate=shorter, reason="Uscita alle 11.", now=NOW)
    revoke_certificate(certificate=never, reason="Uscita alle 9.", now=NOW)

    assert found() == []


def test_of_a_class_the_ticks_count_and_who_is_named(session):
    visit = a_visit()
    came(visit, 26)
    issue(visit)
    Certificate.objects.update(issued_at=BEFORE_ALL)
    assert found() == []

    visit.roster.get(participant__in=pupils(visit, "Carla")).delete()
    stay = Attendance.objects.get()
    stay.present = 1
    stay.save()
    tick_pupils_of(visit, "Amal")

    names = Certificate.objects.filter(pk__in=found()).values_list("full_name", flat=True)
    assert sorted(names) == ["Bea Neri", "Carla Neri"]


def tick_pupils_of(visit, *names):
    """As a teacher does, had nobody a certificate yet."""
    valid = Certificate.objects.valid()
    revoked = list(valid.exclude(participant__in=pupils(visit, *names)))
    for one in revoked:
        revoke_certificate(certificate=one, reason="Per prova.", now=NOW)
    tick_pupils(
        registration=visit,
        occurrence=visit.session.occurrences.get(),
        pupils=pupils(visit, *names),
        by=UserFactory(),
        now=NOW,
    )
    Certificate.objects.update(revoked_at=None, revoked_because="")


@pytest.mark.parametrize("number", [1, 3])
def test_the_queries_grow_neither_with_certificates_nor_with_events(
    number, django_assert_num_queries
):
    for _number in range(number):
        session = SessionFactory(event=EventFactory(), starts_at=START)
        CertificateRuleFactory(event=session.event)
        certified(session, 60)
        certified(session)

    # Certificates, rules, what is compulsory, dates, courses, attendances.
    with django_assert_num_queries(6):
        assert len(found()) == number


def test_where_nothing_was_written_since_it_is_one_query(session, django_assert_num_queries):
    certified(session, at=AFTER_ALL)

    with django_assert_num_queries(1):
        assert found() == []


# --- Where it is said ----------------------------------------------------------------------------


def test_who_corrects_a_list_hears_of_it_at_once(desk, session):
    certificate = certified(session)
    url = reverse("presence:list", args=[session.occurrences.get().key])
    typed = {f"r{certificate.registration_id}-left": "11:00", "reason": "Uscita prima"}

    page = desk.post(url, {**posted_from(desk.get(url)), **typed}, follow=True).content.decode()

    assert SAID in page
    assert "problem=differs" in page


def test_a_list_after_which_all_are_true_says_nothing(desk, session):
    certified(session)
    other = RegistrationFactory(session=session)
    url = reverse("presence:list", args=[session.occurrences.get().key])

    page = desk.post(
        url, {**posted_from(desk.get(url)), f"r{other.pk}-here": "on"}, follow=True
    ).content.decode()

    assert "1 line is changed." in page
    assert "something else" not in page


def test_today_the_rule_s_page_and_the_table_speak_of_the_same(desk, session, rule):
    certificate = certified(session, 60)
    certified(session)
    elsewhere = SessionFactory(starts_at=START)
    CertificateRuleFactory(event=elsewhere.event)
    certified(elsewhere, 60)

    today = desk.get(reverse("admin:index"))
    page = desk.get(reverse("admin:attendance_certificaterule_change", args=[rule.pk]))
    (finding,) = [one for one in today.context["findings"] if "differs" in one.url]
    table = desk.get(finding.url).context["cl"].queryset

    assert finding.number == 1
    assert finding.sentence.startswith(SAID)
    assert SAID in page.content.decode()
    assert list(table) == [certificate]


def test_a_rule_whose_certificates_are_true_says_so(desk, session, rule):
    certified(session)

    page = desk.get(reverse("admin:attendance_certificaterule_change", args=[rule.pk]))

    assert "certificates that are not true any more" in page.content.decode().lower()
    assert SAID not in page.content.decode()
