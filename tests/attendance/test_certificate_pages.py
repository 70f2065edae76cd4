"""Certificates on pages: on a ticket, as a file, on the desk, and for whoever checks a code."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from attendance.models import Certificate, CertificateRule
from attendance.views.verifying import MOST_WRONG
from events.models import Occurrence
from jobs.models import ExportLog, Job
from jobs.runner import run_here
from participants.services import erase_participants
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.attendance import (
    AttendanceFactory,
    CertificateFactory,
    CertificateRuleFactory,
)
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

START = NOW - timedelta(days=3)


@pytest.fixture
def session():
    return SessionFactory(starts_at=START)


@pytest.fixture
def rule(session):
    return CertificateRuleFactory(event=session.event, percent=70)


@pytest.fixture
def came(session):
    """Somebody who was there from beginning to end."""
    return AttendanceFactory(registration__session=session).registration


def page_of(client, registration, user=None):
    client.force_login(user or registration.participant.user)
    return client.get(reverse("portal:ticket", args=[registration.key])).content.decode()


def take(client, registration, user=None):
    client.force_login(user or registration.participant.user)
    return client.post(reverse("certificates:take", args=[registration.key]), follow=True)


def checked(client, code):
    return client.get(reverse("certificates:show", args=[code]))


# --- On the ticket -------------------------------------------------------------------------------


def test_who_was_there_takes_hers_in_the_language_of_the_page(client, rule, came):
    assert "Make the certificate" in page_of(client, came)

    page = take(client, came).content.decode()

    certificate = came.certificates.get()
    assert certificate.language == "en"
    assert certificate.code in page
    assert reverse("certificates:download", args=[came.key]) in page
    with translation.override("it"):
        assert reverse("certificates:download", args=[came.key]) in page


def test_taking_it_twice_makes_one(client, rule, came):
    take(client, came)
    take(client, came)

    assert Certificate.objects.count() == 1


def test_who_was_there_for_too_short_a_time_reads_why_not(client, rule, came):
    came.attendances.update(left_at=START + timedelta(minutes=125))

    page = page_of(client, came).replace("\xa0", " ")

    assert "2 h 5 min of 3 h: 70 % are 2 h 6 min." in page
    assert "2 h 5 min of 3 h" in take(client, came).content.decode().replace("\xa0", " ")
    assert not Certificate.objects.exists()


def test_a_ticket_says_nothing_of_certificates_where_there_are_none(client, came):
    assert "certificate" not in page_of(client, came)


def test_nor_before_it_is_over(client):
    session = SessionFactory(starts_at=NOW - timedelta(hours=1))
    CertificateRuleFactory(event=session.event)
    registration = AttendanceFactory(registration__session=session).registration

    assert "certificate" not in page_of(client, registration)


def test_a_revoked_one_is_no_more_to_be_had(client, rule, came):
    CertificateFactory(registration=came, revoked=True)

    assert "Scambio di persona." in page_of(client, came)
    assert client.get(reverse("certificates:download", args=[came.key])).status_code == 404


@pytest.mark.parametrize(("age", "allowed"), [("child", True), ("teen", False)])
def test_l1_a_guardian_takes_that_of_who_is_too_young(client, session, rule, age, allowed):
    person = ParticipantFactory(**{age: True})
    guardian = GuardianshipFactory(participant=person).guardian
    registration = AttendanceFactory(
        registration__session=session, registration__participant=person
    ).registration

    assert ("Make the certificate" in page_of(client, registration, guardian)) is allowed
    take(client, registration, guardian)

    assert registration.certificates.exists() is allowed


# --- The file ------------------------------------------------------------------------------------


def test_the_file_is_hers_alone_and_no_cache_keeps_it(client, came):
    certificate = CertificateFactory(registration=came)
    url = reverse("certificates:download", args=[came.key])
    client.force_login(came.participant.user)

    response = client.get(url)

    assert response.content.startswith(b"%PDF")
    assert "no-store" in response["Cache-Control"]
    assert certificate.code in response["Content-Disposition"]
    client.force_login(ParticipantFactory().user)
    assert client.get(url).status_code == 404


# --- Whoever checks a code -----------------------------------------------------------------------


@pytest.fixture
def certificate():
    person = ParticipantFactory(first_name="Giulia", last_name="Santambrogio")
    return CertificateFactory(registration__participant=person, code="K7Q-42M-9XB-T3F", minutes=150)


def test_the_public_page_says_initials_event_and_hours_and_no_more(client, certificate):
    response = checked(client, certificate.code)

    page = response.content.decode().replace("\xa0", " ")
    assert "This certificate is valid." in page
    for said in ("G. S.", certificate.event_title, "2 h 30 min of 3 h"):
        assert said in page
    for hidden in ("Giulia", "Santambrogio", str(certificate.registration.key)):
        assert hidden not in page


def test_nobody_keeps_it_and_no_search_engine_lists_it(client, certificate):
    for response in (checked(client, certificate.code), checked(client, "AAA")):
        assert response["X-Robots-Tag"] == "noindex"
        assert "no-store" in response["Cache-Control"]
        assert not response.cookies


@pytest.mark.parametrize("typed", ["k7q42m9xbt3f", " K7Q 42M 9XB T3F ", "k7q-42m-9xb-t3f"])
def test_a_code_is_found_as_people_type_it(client, certificate, typed):
    response = client.get(reverse("certificates:look_up"), {"code": typed}, follow=True)

    assert "This certificate is valid." in response.content.decode()


@pytest.mark.parametrize("typed", ["", "???"])
def test_what_is_no_code_is_asked_for_again(client, typed):
    response = client.get(reverse("certificates:look_up"), {"code": typed})

    assert response.status_code == 422
    assert "code" in response.context["form"].errors


def test_a_revoked_one_is_said_not_to_hold_without_the_reason(client):
    old = CertificateFactory(revoked=True)
    CertificateFactory(registration=old.registration, replaces=old)

    page = checked(client, old.code).content.decode()

    assert "This certificate is not valid." in page
    assert "Another one took its place." in page
    assert "Scambio" not in page


def test_who_tries_codes_is_stopped_and_who_has_one_is_not(client, certificate):
    statuses = [checked(client, f"AAA-{number}").status_code for number in range(MOST_WRONG + 1)]

    assert statuses == [404] * MOST_WRONG + [429]
    assert checked(client, certificate.code).status_code == 429
    other = client.get(
        reverse("certificates:show", args=[certificate.code]), REMOTE_ADDR="192.0.2.7"
    )
    assert other.status_code == 200


def test_right_codes_are_not_counted(client, certificate):
    for _number in range(MOST_WRONG + 1):
        assert checked(client, certificate.code).status_code == 200


# --- On the desk ---------------------------------------------------------------------------------


@pytest.fixture
def desk(client, settings, session):
    settings.LANGUAGE_CODE = "en"
    return enter_desk(client, settings, coordinator_of(session.event.programme))


def test_a_coordinator_makes_a_rule_and_then_ticks_the_compulsory_dates(desk, session):
    add = reverse("admin:attendance_certificaterule_add")
    data = {**posted_from(desk.get(add)), "event": session.event.pk, "percent": "70"}
    desk.post(add, data)
    rule = CertificateRule.objects.get()
    Occurrence.objects.create(
        session=SessionFactory(), starts_at=START, ends_at=START + timedelta(hours=1)
    )

    url = reverse("admin:attendance_certificaterule_change", args=[rule.pk])
    page = desk.get(url)
    offered = page.context["adminform"].form.fields["compulsory"].queryset
    (date,) = session.occurrences.all()
    desk.post(url, {**posted_from(page), "compulsory": [date.pk]})

    assert list(offered) == [date]
    assert list(rule.compulsory.all()) == [date]


def act(desk, row, action, **data):
    url = reverse(f"admin:attendance_{row._meta.model_name}_changelist")
    return desk.post(url, {"action": action, "_selected_action": row.pk, **data}, follow=True)


def test_the_button_starts_one_job_however_often_it_is_pressed(desk, rule, came):
    act(desk, rule, "issue")
    act(desk, rule, "issue")

    job = Job.objects.get()
    run_here(job)

    page = desk.get(reverse("jobs:show", args=[job.key])).content.decode()
    assert job.result == {"new": 1, "told": 1, "lacks": {}}
    assert "1 certificate is new." in page


def test_the_page_of_the_job_says_who_has_no_right(desk, rule, session):
    RegistrationFactory(session=session)
    act(desk, rule, "issue")
    run_here(job := Job.objects.get())

    page = desk.get(reverse("jobs:show", args=[job.key])).content.decode()

    assert "1 person was never there." in page


def test_a_coordinator_revokes_with_a_reason_and_writes_again(desk, rule, came):
    certificate = CertificateFactory(registration=came)

    act(desk, certificate, "revoke", confirmed="1", reason="Nome sbagliato.")
    act(desk, certificate, "reissue", confirmed="1", reason="Nome giusto.")

    certificate.refresh_from_db()
    assert certificate.revoked_because == "Nome sbagliato."
    assert came.certificates.valid().get().replaces == certificate


def test_l9_of_who_is_erased_none_is_written_again_and_it_is_said(desk, rule, came, session):
    gone = CertificateFactory(registration=RegistrationFactory(session=session))
    there = CertificateFactory(registration=came)
    erase_participants(participants=[gone.participant_id])

    page = act(
        desk,
        there,
        "reissue",
        _selected_action=[there.pk, gone.pk],
        confirmed="1",
        reason="Nome giusto.",
    ).content.decode()
    row = desk.get(reverse("admin:attendance_certificate_change", args=[gone.pk]))

    assert "1 certificate is left as it is: the data of its person are erased." in page
    assert "Done for 1 row." in page
    assert list(gone.registration.certificates.all()) == [gone]
    assert "reissue" not in dict(row.context["row_actions"])


def test_a_coordinator_takes_one_out_for_who_has_no_account(desk, rule, came):
    certificate = CertificateFactory(registration=came)

    response = act(desk, certificate, "download")

    assert response.content.startswith(b"%PDF")
    log = ExportLog.objects.get()
    assert (log.table, log.rows, log.filters) == ("attendance.certificate", 1, certificate.code)


def test_nobody_takes_a_revoked_one_out(desk, rule, came):
    page = act(desk, CertificateFactory(registration=came, revoked=True), "download")

    assert "This certificate was revoked already." in page.content.decode()
    assert not ExportLog.objects.exists()
