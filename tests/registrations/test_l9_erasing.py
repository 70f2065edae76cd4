"""Who asks for it is forgotten, wherever anything of her was written (L9)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.codes import network_digest
from accounts.models import User
from accounts.services import send_code
from communications.delivery import deliver_due
from communications.enums import EmailStatus
from communications.models import Email
from communications.services import send_again
from exchange.exports import Order, start_export
from exchange.imports import start_check, start_save
from exchange.kinds import sheet_of
from jobs.models import ExportLog, JobFile
from jobs.runner import run_job
from participants.models import Participant
from participants.services import erase_participants, save_participant
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import Engagement
from registrations.segments import reach
from registrations.services import (
    NotUsable,
    erase_participant,
    promote_by_hand,
    send_message,
)
from tests.desk import coordinator_of, enter_desk, look_for
from tests.dump import dump, found_in
from tests.factories.accounts import UserFactory
from tests.factories.attendance import CertificateFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import (
    GuardianshipFactory,
    ParticipantFactory,
    SourceCodeFactory,
)
from tests.factories.registrations import MessageFactory, RegistrationFactory
from tests.sheets import csv_of

pytestmark = pytest.mark.usefixtures("now")

FIRST, LAST, BEFORE = "Zenobia", "Querciagrossa", "Malvaspina"
ADDRESS, GUARDIAN, CODE = "zenobia.unica@posta.example", "Ildegarda", "Z-77123"
HERS = [FIRST, LAST, BEFORE, ADDRESS, "posta.example", GUARDIAN, CODE, "2009-07-23"]


@pytest.fixture
def lived(client, settings, register, smtp_sink):
    """Somebody of whom there is a trace in every corner, by way of the operations that left it."""
    session = SessionFactory(capacity=1)
    administrator = UserFactory(administrator=True)
    her = _sign_up(session.event.programme)
    register(session)
    registration = register(session, her)
    promote_by_hand(registration=registration, reason=f"{LAST} era prima", add_seats=True)
    register(SessionFactory(event=session.event, starts_at=session.ends_at), her)
    smtp_sink.answers[ADDRESS] = f"550 5.1.1 {ADDRESS} unknown"
    deliver_due(time_limit=timedelta(seconds=20))
    smtp_sink.answers.clear()
    enter_desk(client, settings, administrator)
    _mail_again(client, registration)
    _write_to_everybody(session, administrator)
    deliver_due(time_limit=timedelta(seconds=20))
    send_again(email=_mails().filter(status="sent").first(), number=1, by=administrator)
    _work_with_her_data(client, administrator, registration)
    CertificateFactory(registration=registration, revoked=True, revoked_because=f"{LAST} non è lei")
    CertificateFactory(registration=registration, full_name=f"{FIRST} {BEFORE}")
    return her, registration


def _sign_up(programme):
    user = UserFactory(email=ADDRESS, first_name=FIRST, last_name=BEFORE)
    EmailAddress.objects.create(user=user, email=ADDRESS, verified=True, primary=True)
    Authenticator.objects.create(user=user, type="totp", data={"secret": ADDRESS})
    SocialAccount.objects.create(user=user, provider="spid", extra_data={"name": LAST})
    send_code(email=ADDRESS, network=network_digest("127.0.0.1"), language="it")
    her = ParticipantFactory(user=user, first_name=FIRST, last_name=BEFORE, school_year=4)
    answers = {"last_name": LAST, "birth_date": date(2009, 7, 23)}
    save_participant(user=user, participant=her, answers=answers)
    GuardianshipFactory(
        participant=her, by_mail=True, name=f"{GUARDIAN} Rossi", email="ildegarda@posta.example"
    )
    SourceCodeFactory(programme=programme, code=CODE, participant=her)
    SourceCodeFactory(code=f"{CODE}-bis", participant=her).delete()
    return her


def _mails():
    return Email.objects.filter(recipient__email=ADDRESS, is_secret=False)


def _mail_again(client, registration):
    """What had failed goes again, from the table of the desk."""
    keys = list(_mails().filter(status=EmailStatus.FAILED).values_list("pk", flat=True))
    assert keys
    data = {"action": "queue_again", "_selected_action": keys, "confirmed": "yes"}
    assert client.post(reverse("admin:communications_email_changelist"), data).status_code == 302


def _write_to_everybody(session, administrator):
    message = MessageFactory(programme=session.event.programme, written_by=administrator)
    message.refresh_from_db()
    send_message(message=message, seen=message.updated_at)


def _work_with_her_data(client, administrator, registration):
    """The desk: its own log, a small export whose log names her, a large one, an import."""
    her = registration.participant
    for row in (her, her.user, registration):
        LogEntry.objects.create(
            user=administrator,
            content_type=ContentType.objects.get_for_model(row),
            object_id=str(row.pk),
            object_repr=f"{her} {LAST}",
            action_flag=CHANGE,
            change_message=ADDRESS,
        )
    found = look_for(client, reverse("admin:participants_participant_changelist"), LAST)
    words = found.request["QUERY_STRING"]
    url = f"{reverse('admin:participants_participant_export')}?{words}"
    assert LAST in client.post(url, {"format": "csv"}).content.decode()
    order = Order("participants.participant", [her.pk], "csv", f"cerca: {LAST}")
    run_job(start_export(order, owner=administrator).key)
    row = {"Codice": CODE, "Cognome": LAST, "Nome": FIRST}
    check = start_check(
        kind=sheet_of("participants"),
        programme=registration.session.event.programme,
        name=f"{LAST}.csv",
        content=csv_of(row),
        owner=administrator,
    )
    assert check.refusal == ""
    start_save(check=check)


@pytest.mark.django_db(transaction=True)
def test_l9_nothing_of_her_is_in_a_dump_of_the_database(lived):
    her, _registration = lived
    assert found_in(dump(), HERS) == HERS
    assert JobFile.objects.exists()

    erase_participant(participant=her)

    assert found_in(dump(), HERS) == []
    # Packed files show nothing to who looks for words: those with her row are gone.
    assert not JobFile.objects.exists()


@pytest.mark.django_db
def test_l9_what_is_counted_stays(register):
    her = ParticipantFactory(birth_date=date(2009, 7, 23), gender="female")
    held = RegistrationFactory(session__starts_at=NOW - timedelta(days=30), participant=her)
    log = ExportLog.objects.create(user=UserFactory(), table="x", title="x", rows=1, format="csv")

    erase_participant(participant=her)

    her.refresh_from_db()
    held.refresh_from_db()
    assert (str(her), her.birth_date, her.gender) == (
        "Persona cancellata",
        date(2009, 1, 1),
        "female",
    )
    assert (held.participant, held.status, held.seats) == (her, RegistrationStatus.CONFIRMED, 1)
    assert ExportLog.objects.filter(pk=log.pk).exists()


@pytest.mark.django_db
def test_l9_her_seat_goes_to_who_waits(register):
    session = SessionFactory(capacity=1)
    hers, next_one = register(session), register(session)

    erase_participant(participant=hers.participant)

    hers.refresh_from_db()
    next_one.refresh_from_db()
    session.refresh_from_db()
    assert (hers.status, hers.end_reason) == (RegistrationStatus.CANCELLED, EndReason.BY_PERSON)
    assert next_one.status == RegistrationStatus.OFFERED
    assert (session.taken, session.waiting) == (1, 0)
    assert not Engagement.objects.filter(participant=hers.participant).exists()


@pytest.mark.django_db
def test_l9_erasing_twice_is_the_same_as_once(register):
    registration = register(SessionFactory())
    erase_participant(participant=registration.participant)
    once = Participant.objects.values().get(pk=registration.participant_id)

    erase_participant(participant=registration.participant)

    assert Participant.objects.values().get(pk=registration.participant_id) == once
    assert erase_participants(participants=[registration.participant_id]) == 0


@pytest.mark.django_db
def test_l9_her_account_goes_and_cannot_be_entered(register):
    registration = register(SessionFactory())
    user = registration.participant.user

    erase_participant(participant=registration.participant)

    user.refresh_from_db()
    assert (user.email, user.is_active) == (f"erased-{user.pk}@erased.invalid", False)


@pytest.mark.django_db
def test_l9_who_also_works_here_keeps_her_account():
    her = ParticipantFactory(user=coordinator_of(SessionFactory().event.programme))
    address = her.user.email

    erase_participant(participant=her)

    assert User.objects.get(email=address).is_active


@pytest.mark.django_db
def test_l9_a_parent_is_forgotten_with_her_last_child():
    first = GuardianshipFactory()
    second = GuardianshipFactory(guardian=first.guardian)
    parent = User.objects.filter(pk=first.guardian_id)

    erase_participant(participant=first.participant)
    assert parent.get().is_active

    erase_participant(participant=second.participant)
    assert not parent.get().is_active


@pytest.mark.django_db
def test_l9_other_people_keep_all_they_have(register):
    session = SessionFactory()
    hers, other = register(session), register(session)
    kept = Participant.objects.values().get(pk=other.participant_id)
    mails = Email.objects.filter(recipient=other.participant.user).count()

    erase_participant(participant=hers.participant)

    assert Participant.objects.values().get(pk=other.participant_id) == kept
    assert Email.objects.filter(recipient=other.participant.user).count() == mails
    assert User.objects.get(pk=other.participant.user_id).is_active


@pytest.mark.django_db
def test_l9_many_cost_as_many_statements_as_one(register):
    def statements(number):
        people = [
            RegistrationFactory(session__starts_at=NOW - timedelta(days=30)).participant.pk
            for _one in range(number)
        ]
        with CaptureQueriesContext(connection) as queries:
            assert erase_participants(participants=people) == number
        return len(queries)

    statements(1)  # what is asked once in the life of a process

    assert statements(1) == statements(5)


@pytest.mark.django_db
def test_l9_she_erases_herself_and_is_out(client, register):
    her = register(SessionFactory()).participant
    client.force_login(her.user)
    address = reverse("registrations:erase", args=[her.pk])

    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 422
    response = client.post(address, {"sure": "on"})

    assert response["Location"] == reverse("registrations:erased")
    assert client.get(response["Location"]).status_code == 200
    assert "in" in client.get(reverse("portal:me"))["Location"]
    assert Participant.objects.get(pk=her.pk).erased_at is not None


@pytest.mark.django_db
def test_l9_a_parent_erases_a_child_and_is_out_with_the_last(client):
    first = GuardianshipFactory()
    second = GuardianshipFactory(guardian=first.guardian)
    client.force_login(first.guardian)

    def erase(child):
        address = reverse("registrations:erase", args=[child.pk])
        return client.post(address, {"sure": "on"})["Location"]

    assert erase(first.participant) == reverse("participants:my_data")
    assert erase(second.participant) == reverse("registrations:erased")


@pytest.mark.django_db
def test_l9_who_limited_the_use_gets_no_new_registration_and_no_message(register):
    her = ParticipantFactory(restricted_at=NOW)
    session = SessionFactory()
    with pytest.raises(NotUsable):
        register(session, her)

    message = MessageFactory(programme=session.event.programme)
    RegistrationFactory(session=session, participant=her)
    RegistrationFactory(session=session)
    assert reach(message).people == 1


@pytest.mark.django_db
def test_l9_what_the_organisers_must_keep_is_not_erased(client):
    her = ParticipantFactory(restricted_at=NOW, restricted_because="Ricorso 12/2026")
    client.force_login(her.user)

    response = client.post(reverse("registrations:erase", args=[her.pk]), {"sure": "on"})

    assert response.status_code == 422
    assert Participant.objects.get(pk=her.pk).erased_at is None
