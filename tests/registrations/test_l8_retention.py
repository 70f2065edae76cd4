"""Data go when their time is over, and not before (L8): time is moved, nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from communications.enums import EmailStatus
from communications.models import Email
from core.locks import TRY
from jobs.progress import connection_aside
from participants.models import Participant, RetentionRun
from participants.retention import duties
from participants.retention.plan import by_month, calendar, due_on, months_of
from participants.retention.work import LOCK, run, stop
from registrations.enums import EndReason, RegistrationStatus
from registrations.models import AccommodationNeed, Registration
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.communications import EmailFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory, SourceCodeFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.registrations import (
    AccommodationNeedFactory,
    RegistrationFactory,
    RosterEntryFactory,
)

pytestmark = pytest.mark.django_db

END = date(2027, 2, 28)
LAST_DAY, NEXT_DAY = date(2028, 2, 28), date(2028, 2, 29)


@pytest.fixture
def on(time_machine):
    """Move the clock to noon of a day."""

    def _on(day):
        time_machine.move_to(datetime(day.year, day.month, day.day, 11, tzinfo=UTC), tick=False)

    _on(date(2026, 11, 22))
    return _on


def came(end=END, **fields):
    """Somebody who had a seat in an edition that ends on ``end``."""
    return RegistrationFactory(session__event__programme__ends_on=end, **fields)


def is_erased(row):
    return Participant.objects.get(pk=row.participant_id).erased_at is not None


def test_l8_a_person_goes_twelve_months_after_the_end_of_the_edition(on):
    registration = came()

    on(LAST_DAY)
    run()
    assert not is_erased(registration)

    on(NEXT_DAY)
    assert run().forgotten == {"people": 1}
    assert is_erased(registration)


def test_l8_a_month_that_is_too_short_ends_on_its_last_day(on):
    registration = came(date(2028, 2, 29))

    on(date(2029, 2, 28))
    run()
    assert not is_erased(registration)

    on(date(2029, 3, 1))
    run()
    assert is_erased(registration)


def test_l8_who_registered_again_stays_as_long_as_the_newer_one(on):
    registration = came()
    came(date(2028, 6, 30), participant=registration.participant)

    on(NEXT_DAY)
    run()

    assert not is_erased(registration)


def test_l8_who_limited_the_use_stays(on):
    registration = came(participant__restricted_at=timezone.now())

    on(NEXT_DAY)
    run()

    assert not is_erased(registration)


def test_l8_who_never_registered_stays_until_she_asks(on):
    her = ParticipantFactory()

    on(date(2036, 1, 1))
    run()

    assert Participant.objects.get(pk=her.pk).erased_at is None


def test_l8_who_has_only_a_code_goes_with_the_programme(on):
    code = SourceCodeFactory(programme=ProgrammeFactory(ends_on=END))

    on(NEXT_DAY)
    run()

    assert Participant.objects.get(pk=code.participant_id).erased_at is not None


def test_l8_the_guardian_goes_with_the_child(on):
    guardianship = GuardianshipFactory()
    came(participant=guardianship.participant)

    on(NEXT_DAY)
    run()

    guardianship.guardian.refresh_from_db()
    assert not guardianship.guardian.is_active


def test_l8_who_waited_in_vain_goes_thirty_days_after_the_session(on):
    registration = waited()

    on(date(2027, 1, 11))
    run()
    assert not is_erased(registration)

    on(date(2027, 1, 12))
    run()
    assert is_erased(registration)


def waited(**fields):
    return RegistrationFactory(
        status=RegistrationStatus.EXPIRED,
        confirmed_at=None,
        end_reason=EndReason.SESSION_OVER,
        ended_at=timezone.now(),
        **fields,
    )


def test_l8_that_she_waited_is_forgotten_also_of_who_stays(on):
    registration = came()
    in_vain = waited(participant=registration.participant)

    on(date(2027, 1, 12))
    assert run().forgotten == {"waiting_list": 1}

    in_vain.refresh_from_db()
    assert in_vain.participant != registration.participant
    assert str(in_vain.participant) == "Persona cancellata"
    assert not is_erased(registration)
    # It is still counted that somebody waited.
    assert Registration.objects.filter(session=in_vain.session).count() == 1


@pytest.mark.parametrize("of", [{}, {"registration__a_class": True}])
def test_l7_what_somebody_needs_goes_thirty_days_after_the_session(on, of):
    need = AccommodationNeedFactory(**of)

    on(date(2027, 1, 11))
    run()
    assert AccommodationNeed.objects.exists()

    on(date(2027, 1, 12))
    assert [(due.duty.name, due.programme) for due in due_on(date(2027, 1, 12))] == [
        ("needs", need.registration.session.event.programme_id)
    ]
    assert run().forgotten == {"needs": 1}
    assert not AccommodationNeed.objects.exists()
    assert Registration.objects.filter(pk=need.registration_id).exists()


def test_l7_a_need_for_a_session_that_is_put_off_stays(on):
    need = AccommodationNeedFactory()
    on(date(2027, 1, 12))
    needs = next(duty for duty in duties.duties() if duty.name == "needs")
    session = need.registration.session
    session.ends_at += timedelta(days=10)
    session.save()

    assert needs.forget([need.pk], date(2027, 1, 12)) == 0
    assert AccommodationNeed.objects.exists()


def test_l9_a_need_stays_where_the_use_of_her_data_is_limited(on):
    AccommodationNeedFactory(registration__participant__restricted_at=timezone.now())

    on(date(2027, 1, 12))
    run()

    assert AccommodationNeed.objects.exists()


def test_l8_a_pupil_named_in_a_class_goes_twelve_months_after_the_edition(on):
    entry = RosterEntryFactory(registration__session__event__programme__ends_on=END)

    on(LAST_DAY)
    run()
    assert not is_erased(entry)

    on(NEXT_DAY)
    assert run().forgotten == {"people": 1}
    assert is_erased(entry)
    # The class stays, and that somebody was in it.
    entry.refresh_from_db()
    assert str(entry.participant) == "Persona cancellata"


def test_l8_a_pupil_of_a_class_without_a_seat_goes_thirty_days_after_the_session(on):
    class_in_vain = waited(a_class=True)
    entry = RosterEntryFactory(registration=class_in_vain)

    on(date(2027, 1, 11))
    run()
    assert not is_erased(entry)

    on(date(2027, 1, 12))
    run()
    assert is_erased(entry)


def test_l8_that_a_pupil_waited_herself_is_forgotten_while_her_class_is_kept(on):
    entry = RosterEntryFactory(registration__session__event__programme__ends_on=END)
    in_vain = waited(participant=entry.participant)

    on(date(2027, 1, 12))
    assert run().forgotten == {"waiting_list": 1}

    in_vain.refresh_from_db()
    assert in_vain.participant != entry.participant
    assert not is_erased(entry)


def test_l8_messages_go_twelve_months_after_they_went(on):
    for day, status in ((21, EmailStatus.SENT), (22, EmailStatus.SENT), (21, EmailStatus.PENDING)):
        moment = datetime(2025, 11, day, 11, tzinfo=UTC)
        sent = moment if status == EmailStatus.SENT else None
        email = EmailFactory(status=status, sent_at=sent)
        Email.objects.filter(pk=email.pk).update(updated_at=moment)

    run()

    assert Email.objects.filter(status=EmailStatus.SENT).count() == 1
    assert Email.objects.filter(status=EmailStatus.PENDING).count() == 1


def test_l8_a_second_run_finds_nothing(on):
    came()
    on(NEXT_DAY)
    run()

    assert run().forgotten == {}


def test_l8_slices_find_everybody(on):
    registrations = [came() for _number in range(5)]
    on(NEXT_DAY)

    assert run(size=2).forgotten == {"people": 5}
    assert all(is_erased(registration) for registration in registrations)


def test_l8_a_run_that_is_asked_to_stop_ends_and_the_next_goes_on(on, monkeypatch):
    for _number in range(3):
        came()
    on(NEXT_DAY)
    people = next(duty for duty in duties.duties() if duty.name == "people")

    def forget_then_stop(keys, day):
        stop(RetentionRun.objects.latest("pk"))
        return people.forget(keys, day)

    monkeypatch.setitem(duties._duties, "people", replace(people, forget=forget_then_stop))
    assert run(size=1).forgotten == {"people": 1}
    monkeypatch.undo()
    assert run(size=1).forgotten == {"people": 2}


def test_l8_two_never_run_at_once(on):
    came()
    on(NEXT_DAY)
    aside = connection_aside()
    aside.set_autocommit(False)
    with aside.cursor() as cursor:
        cursor.execute(TRY, [LOCK])
        assert run() is None
    aside.rollback()
    aside.close()

    assert run().forgotten == {"people": 1}


def test_l8_the_calendar_says_what_goes_when_and_of_what(on):
    first = came()
    came(participant=ParticipantFactory(), end=date(2027, 5, 31))
    on(date(2028, 1, 15))

    found = by_month(calendar(date(2028, 1, 15)))

    programme = first.session.event.programme_id
    assert found["people", programme] == {date(2028, 2, 1): 1}
    assert sum(sum(months.values()) for months in found.values()) == 2
    assert len(months_of(date(2028, 1, 15))) == 12


def test_l8_the_dry_run_counts_and_changes_nothing(on, capsys):
    registration = came()

    call_command("retention", "--dry-run", "--on", NEXT_DAY.isoformat())

    assert "1  " in capsys.readouterr().out
    assert [(due.duty.name, due.number) for due in due_on(NEXT_DAY)] == [("people", 1)]
    assert due_on(LAST_DAY) == []
    assert not is_erased(registration)
    assert not RetentionRun.objects.exists()


def test_l8_another_day_is_only_looked_at(on):
    with pytest.raises(CommandError):
        call_command("retention", "--on", NEXT_DAY.isoformat())


def test_l8_a_coordinator_sees_her_programmes_and_no_numbers_of_rows(on, client, settings):
    mine, other = came(), came()
    on(NEXT_DAY - timedelta(days=30))
    enter_desk(client, settings, coordinator_of(mine.session.event.programme))
    calendar_page = client.get(reverse("retention:calendar")).content.decode()
    due_page = client.get(reverse("retention:dry_run"), {"on": NEXT_DAY.isoformat()})

    assert mine.session.event.programme.title in calendar_page
    assert other.session.event.programme.title not in calendar_page
    assert mine.session.event.programme.title in due_page.content.decode()
    assert f"<li>{mine.participant_id} ·" not in due_page.content.decode()


def test_l8_an_administrator_sees_which_rows_but_no_names(on, client, settings):
    registration = came(participant__last_name="Riconoscibile")
    enter_desk(client, settings, UserFactory(administrator=True))

    page = client.get(reverse("retention:dry_run"), {"on": NEXT_DAY.isoformat()})

    assert f"<li>{registration.participant_id} ·" in page.content.decode()
    assert "Riconoscibile" not in page.content.decode()


def test_l8_the_calendar_costs_the_same_however_many_there_are(on, client, settings):
    on(date(2027, 6, 1))
    enter_desk(client, settings, UserFactory(administrator=True))
    address = reverse("retention:calendar")
    came(date(2026, 12, 15))
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for _number in range(3):
        came(date(2026, 12, 15))
    with CaptureQueriesContext(connection) as four:
        client.get(address)

    assert len(one) == len(four)
