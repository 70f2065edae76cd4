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
from tests.factories.attendance import CertificateFactory
from tests.factories.events import NOW
from tests.factories.participants import GuardianshipFactory, ParticipantFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]


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
