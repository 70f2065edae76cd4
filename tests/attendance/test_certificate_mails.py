"""The mail that thanks and says where the certificate is."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from attendance.models import Certificate
from attendance.notifications import certificates_ready
from attendance.services import revoke_certificate
from communications.delivery import deliver_due
from communications.models import Email
from registrations.models import Reminder
from registrations.reminders import plan_reminders
from tests.factories.attendance import CertificateFactory
from tests.factories.events import NOW
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.registrations import RegistrationFactory, ReminderFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]


DAY = timedelta(days=1)


def send(sink):
    certificates_ready(Certificate.objects.all())
    deliver_due(time_limit=timedelta(seconds=20))
    return sink.messages


def text_of(message):
    return message.get_body(["plain"]).get_content().replace("\xa0", " ")


@pytest.fixture
def certificate():
    person = ParticipantFactory(first_name="Giulia", user__language="en")
    return CertificateFactory(registration__participant=person, minutes=150)


def test_it_leads_to_the_ticket_and_carries_no_file(certificate, smtp_sink):
    (message,) = send(smtp_sink)

    text = text_of(message)
    assert reverse("portal:ticket", args=[certificate.registration.key]) in text
    assert "2 h 30 min" in text
    assert certificate.code in text
    assert list(message.iter_attachments()) == []


def test_it_is_sent_once_for_each_certificate(certificate, smtp_sink):
    send(smtp_sink)

    assert len(send(smtp_sink)) == 1


def test_one_that_was_revoked_meanwhile_is_not_spoken_of(certificate, smtp_sink):
    certificates_ready(Certificate.objects.all())
    revoke_certificate(certificate=certificate, reason="Errore.", now=NOW)

    assert send(smtp_sink) == []


def test_of_two_only_the_valid_one_is_spoken_of(smtp_sink):
    old = CertificateFactory(revoked=True)
    new = CertificateFactory(registration=old.registration, replaces=old)

    certificates_ready(Certificate.objects.all())

    assert [email.context["certificate"] for email in Email.objects.all()] == [new.pk]


def test_who_answers_for_a_child_reads_whose_it_is(smtp_sink):
    child = ParticipantFactory(first_name="Bianca", child=True)
    guardian = GuardianshipFactory(participant=child, guardian__language="en").guardian
    CertificateFactory(registration__participant=child, registration__booked_by=guardian)

    (message,) = send(smtp_sink)

    assert message["Subject"].startswith("Thank you, and the certificate of Bianca: ")


def test_it_asks_how_it_was_while_people_are_asked(certificate, smtp_sink):
    url = reverse("attendance:feedback", args=[certificate.registration.key])
    session = certificate.registration.session
    session.starts_at, session.ends_at = NOW - timedelta(hours=3), NOW - timedelta(hours=1)
    session.save()

    (message,) = send(smtp_sink)

    assert url in text_of(message)


def test_long_after_it_asks_nothing(certificate, smtp_sink):
    session = certificate.registration.session
    session.starts_at, session.ends_at = NOW - timedelta(days=91), NOW - timedelta(days=90)
    session.save()

    (message,) = send(smtp_sink)

    assert reverse("attendance:feedback", args=[certificate.registration.key]) not in text_of(
        message
    )


# --- Beside the thanks of a policy ---------------------------------------------------------------


@pytest.fixture
def over(certificate):
    """The session ended a day ago; a policy for all thanks then."""
    session = certificate.registration.session
    session.occurrences.update(starts_at=NOW - timedelta(hours=27), ends_at=NOW - DAY)
    session.starts_at, session.ends_at = NOW - timedelta(hours=27), NOW - DAY
    session.save()
    certificate.registration.confirmed_at = NOW - timedelta(days=9)
    certificate.registration.save()
    Reminder.objects.all().delete()
    ReminderFactory(anchor="after_end", lead=DAY, subject="Grazie", body="Grazie a tutti.")
    return certificate


def test_who_has_her_certificate_is_not_thanked_by_a_policy_too(over):
    other = RegistrationFactory(
        session=over.registration.session, confirmed_at=NOW - timedelta(days=9)
    )
    certificates_ready(Certificate.objects.all())

    assert plan_reminders() == 1
    assert Email.objects.get(kind="registrations.reminder").recipient == other.participant.user


def test_who_was_thanked_before_reads_of_the_certificate_alone(over, smtp_sink):
    assert plan_reminders() == 1

    send(smtp_sink)

    subjects = [message["Subject"] for message in smtp_sink.messages]
    assert sorted(one.partition(":")[0] for one in subjects) == ["Grazie", "Your certificate"]
