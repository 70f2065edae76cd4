"""Certificates are issued once, from what is true then; revoked, and written again."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from attendance.certificates.entitlement import Lack
from attendance.models import Certificate
from attendance.services import (
    NotEntitled,
    NotValid,
    WasRevoked,
    issue_certificate,
    issue_certificates,
    reissue_certificate,
    revoke_certificate,
)
from communications.models import Email
from events.models import Occurrence
from jobs.progress import Cancelled, Unseen
from participants.services import erase_participants
from tests.factories.accounts import UserFactory
from tests.factories.attendance import (
    AttendanceFactory,
    CertificateFactory,
    CertificateRuleFactory,
)
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

START = NOW - timedelta(days=30)


@pytest.fixture
def rule():
    """70 % of a course of ten dates of an hour and a half."""
    session = SessionFactory(
        starts_at=START, ends_at=START + timedelta(days=9, minutes=90), occurrence=False
    )
    for number in range(10):
        starts_at = START + timedelta(days=number)
        Occurrence.objects.create(
            session=session, starts_at=starts_at, ends_at=starts_at + timedelta(minutes=90)
        )
    return CertificateRuleFactory(event=session.event, percent=70)


@pytest.fixture
def session(rule):
    return rule.event.sessions.get()


def came(session, minutes, **facts):
    """Somebody was there for so many minutes, from the first date on."""
    registration = RegistrationFactory(session=session, **facts)
    by = UserFactory()
    for date in session.occurrences.all():
        here = min(minutes, 90)
        minutes -= here
        if here:
            AttendanceFactory(
                registration=registration,
                occurrence=date,
                left_at=date.starts_at + timedelta(minutes=here),
                recorded_by=by,
            )
    return registration


def issue(registration):
    return issue_certificate(registration=registration, now=NOW)


def issue_all(rule):
    return issue_certificates(rule=rule, now=NOW, progress=Unseen())


def mails():
    return Email.objects.filter(kind="attendance.certificate")


def test_a_certificate_keeps_the_facts_as_they_were(session):
    person = ParticipantFactory(first_name="Giulia", last_name="Neri")
    certificate = issue(came(session, 630, participant=person))

    session.event.title = "Altro"
    session.event.save()
    person.last_name = "Bianchi"
    person.save()

    certificate.refresh_from_db()
    assert (certificate.full_name, certificate.minutes, certificate.planned) == (
        "Giulia Neri",
        630,
        900,
    )
    assert certificate.event_title != "Altro"
    assert (certificate.first_day, certificate.last_day) == (
        START.date(),
        (START + timedelta(days=9)).date(),
    )


def test_a_minute_less_is_refused_with_the_facts(session):
    with pytest.raises(NotEntitled, match=r"10.h.29.min of 15.h: 70 % are 10.h.30.min"):
        issue(came(session, 629))


def test_a_compulsory_date_that_was_missed_is_named(session, rule):
    rule.compulsory.add(session.occurrences.last())

    with pytest.raises(NotEntitled, match="compulsory was missed: 1 November"):
        issue(came(session, 700))


def test_asking_twice_gives_the_same_one(session):
    registration = came(session, 900)

    assert issue(registration) == issue(registration)
    assert Certificate.objects.count() == 1


@pytest.mark.parametrize("state", ["waiting", "cancelled", "a_class"])
def test_only_a_place_of_a_person_is_certified(session, state):
    with pytest.raises(NotEntitled):
        issue(RegistrationFactory(session=session, **{state: True}))


def test_nothing_is_certified_before_it_is_over(rule):
    session = SessionFactory(event=rule.event, starts_at=NOW - timedelta(hours=1))

    with pytest.raises(NotEntitled, match="when it is over"):
        issue(AttendanceFactory(registration__session=session).registration)


def test_an_event_without_a_rule_gives_none():
    session = SessionFactory(starts_at=START)

    with pytest.raises(NotEntitled, match="no certificates"):
        issue(AttendanceFactory(registration__session=session).registration)


def test_who_had_hers_revoked_does_not_take_another(session):
    certificate = issue(came(session, 900))
    revoke_certificate(certificate=certificate, reason="Scambio di persona.", now=NOW)

    with pytest.raises(WasRevoked, match=r"Scambio di persona\."):
        issue(certificate.registration)


def test_revoking_twice_is_refused(session):
    certificate = issue(came(session, 900))
    revoke_certificate(certificate=certificate, reason="Errore.", now=NOW)

    with pytest.raises(NotValid):
        revoke_certificate(certificate=certificate, reason="Errore.", now=NOW)


def test_a_certificate_written_again_replaces_the_old_one(session):
    person = ParticipantFactory(last_name="Nerri")
    old = issue(came(session, 900, participant=person))
    person.last_name = "Neri"
    person.save()

    new = reissue_certificate(certificate=old, reason="Il nome era sbagliato.", now=NOW)

    old.refresh_from_db()
    assert (old.is_valid, old.revoked_because) == (False, "Il nome era sbagliato.")
    assert new.replaces == old
    assert new.full_name.endswith("Neri")
    assert new.code != old.code
    assert mails().count() == 1


def test_only_the_last_one_is_written_again(session):
    old = issue(came(session, 900))
    reissue_certificate(certificate=old, reason="Il nome era sbagliato.", now=NOW)

    with pytest.raises(NotValid):
        reissue_certificate(certificate=old, reason="Il nome era sbagliato.", now=NOW)


def test_l9_nothing_is_written_again_of_who_is_erased(session):
    old = issue(came(session, 900))
    erase_participants(participants=[old.participant_id])

    with pytest.raises(NotEntitled, match="are erased"):
        reissue_certificate(certificate=old, reason="Il nome era sbagliato.", now=NOW)

    assert Certificate.objects.get().is_valid


def test_the_database_holds_one_valid_certificate_of_a_registration():
    certificate = CertificateFactory()

    with pytest.raises(IntegrityError, match="certificate_one_valid"), transaction.atomic():
        CertificateFactory(registration=certificate.registration)
    CertificateFactory(registration=certificate.registration, revoked=True)


def test_all_of_an_event_get_theirs_and_are_told_once(session, rule):
    entitled = [came(session, 630), came(session, 900)]
    came(session, 629)
    RegistrationFactory(session=session)

    first, again = issue_all(rule), issue_all(rule)

    assert (first.new, first.told, dict(first.lacks)) == (
        2,
        2,
        {Lack.TOO_SHORT: 1, Lack.NOT_THERE: 1},
    )
    assert (again.new, again.told) == (0, 0)
    assert set(mails().values_list("context__registration", flat=True)) == {
        one.pk for one in entitled
    }


def test_who_took_hers_before_is_thanked_too(session, rule):
    issue(came(session, 900))

    assert (issue_all(rule).new, mails().count()) == (0, 1)


def test_the_button_writes_none_again_that_was_revoked(session, rule):
    certificate = issue(came(session, 900))
    revoke_certificate(certificate=certificate, reason="Errore.", now=NOW)

    assert (issue_all(rule).new, mails().count()) == (0, 0)


def test_l9_who_limited_the_use_of_her_data_is_left_out(session, rule):
    came(session, 900, participant=ParticipantFactory(restricted_at=NOW))

    assert (issue_all(rule).new, mails().count()) == (0, 0)


def test_stopped_in_the_middle_nothing_is_written(session, rule):
    came(session, 900)

    class Stopped(Unseen):
        def advance(self, number=1):
            raise Cancelled

    with pytest.raises(Cancelled):
        issue_certificates(rule=rule, now=NOW, progress=Stopped())
    assert not Certificate.objects.exists()


@pytest.mark.parametrize("people", [1, 4])
def test_the_queries_of_a_slice_do_not_grow(session, rule, people, django_assert_num_queries):
    for _number in range(people):
        came(session, 900)

    with django_assert_num_queries(14):
        issue_all(rule)


@pytest.mark.django_db(transaction=True)
def test_the_button_and_the_people_at_once_write_one_each(session, rule):
    registrations = [came(session, 900) for _number in range(3)]

    def press(one):
        return issue_all(rule) if one is None else issue(one)

    found = at_once(press, [*registrations, None, *registrations, None])

    assert [one for one in found if isinstance(one, Exception)] == []
    assert Certificate.objects.valid().count() == len(registrations)
    assert mails().count() == len(registrations)
