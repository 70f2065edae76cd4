"""Who has chosen nobody is called to choose; who meets nobody is told: each once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from careerdays.models import Choice
from careerdays.notifications import Kind, call_choosers, nobody_found
from careerdays.services import ballot_of, ballots_of_class, publish_run
from communications.delivery import deliver_due
from communications.models import Email
from registrations.models import Party
from registrations.services import cancel_registration
from tests.factories.accounts import UserFactory
from tests.factories.careerdays import career_day_with, published, run_of
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

OPEN, CLOSE, NOBODY = Kind.CHOICES_OPEN, Kind.CHOICES_CLOSE, Kind.NOBODY_FOUND
# In the factory's day choices close a week from now.
LAST_DAYS = NOW + timedelta(days=5)


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea", "Cleo")


@pytest.fixture
def student(day):
    """Her registration; she reads English."""
    return RegistrationFactory(session=day[1], participant=ParticipantFactory(user__language="en"))


def choose(day, registration):
    ballot = ballot_of(career_day=day[0], participant=registration.participant)
    Choice.objects.create(ballot=ballot, host=day[2][0], rank=1)


def kinds():
    return list(Email.objects.order_by("pk").values_list("kind", flat=True))


def receivers(kind):
    return set(Email.objects.filter(kind=kind).values_list("to", flat=True))


def sent(sink):
    """What arrives: subjects, and all the texts together."""
    deliver_due(time_limit=timedelta(seconds=20))
    texts = [one.get_body(["plain"]).get_content().replace("\xa0", " ") for one in sink.messages]
    return [one["Subject"] for one in sink.messages], " ".join(texts)


def test_she_is_told_once_that_choices_are_open_and_once_that_they_close(student, time_machine):
    assert [call_choosers(NOW), call_choosers(NOW + timedelta(hours=1))] == [1, 0]
    time_machine.move_to(LAST_DAYS - timedelta(seconds=1), tick=False)
    assert call_choosers(LAST_DAYS - timedelta(seconds=1)) == 0
    assert [call_choosers(LAST_DAYS), call_choosers(LAST_DAYS + timedelta(hours=9))] == [1, 0]

    assert kinds() == [OPEN, CLOSE]


def not_open_yet(day, _registration):
    type(day[0]).objects.update(choices_open_at=NOW + timedelta(seconds=1))


def closed(day, _registration):
    type(day[0]).objects.update(choices_close_at=NOW)


def already_out(day, _registration):
    published(day[0])


def event_not_published(day, _registration):
    type(day[0].event).objects.update(status="draft", published_at=None)


def no_place(_day, registration):
    cancel_registration(registration=registration)
    Email.objects.all().delete()


def limited_her_data(_day, registration):
    type(registration.participant).objects.update(restricted_at=NOW)


@pytest.mark.parametrize(
    "change",
    [
        choose,
        not_open_yet,
        closed,
        already_out,
        event_not_published,
        no_place,
        limited_her_data,
    ],
)
def test_nobody_is_called_who_need_not_choose(day, student, change):
    change(day, student)

    assert call_choosers(NOW) == 0


def test_who_registers_in_the_last_days_is_told_only_that_choices_close(student, time_machine):
    time_machine.move_to(LAST_DAYS, tick=False)
    call_choosers(LAST_DAYS)

    assert kinds() == [CLOSE]


def test_who_comes_on_two_days_is_told_once(day, student):
    second = SessionFactory(event=day[0].event, starts_at=NOW + timedelta(days=40))
    RegistrationFactory(session=second, participant=student.participant)

    assert call_choosers(NOW) == 1


def test_l1_a_parent_is_told_once_for_her_children_and_a_girl_of_fifteen_herself(day):
    held = GuardianshipFactory(participant__child=True)
    brother = GuardianshipFactory(guardian=held.guardian, participant__child=True).participant
    party = Party.objects.create()
    for child in (held.participant, brother):
        RegistrationFactory(session=day[1], participant=child, booked_by=held.guardian, party=party)
    older = RegistrationFactory(session=day[1], participant=ParticipantFactory())
    GuardianshipFactory(participant=older.participant)

    assert call_choosers(NOW) == 2
    assert receivers(OPEN) == {held.guardian.email, older.participant.user.email}


def test_a_teacher_is_told_of_a_class_in_which_nobody_chose(day, smtp_sink):
    teacher = UserFactory(language="en")
    booking = RegistrationFactory(
        session=day[1], a_class=True, pupils=2, seats=3, booked_by=teacher
    )
    call_choosers(NOW)
    subjects, text = sent(smtp_sink)

    assert subjects == [f"Choose whom you meet: {day[0].event.title}"]
    assert reverse("careerdays:slips", args=[booking.key]) in text
    pupil = ballots_of_class(career_day=day[0], registration=booking)[0]
    Choice.objects.create(ballot=pupil, host=day[2][0], rank=1)
    assert call_choosers(LAST_DAYS) == 0


def test_the_letters_lead_to_her_choices_and_say_until_when(student, smtp_sink, time_machine):
    call_choosers(NOW)
    sent(smtp_sink)
    time_machine.move_to(LAST_DAYS, tick=False)
    call_choosers(LAST_DAYS)
    subjects, text = sent(smtp_sink)

    title = student.session.event.title
    assert subjects == [f"Choose whom you meet: {title}", f"Choices close soon: {title}"]
    assert text.count(reverse("careerdays:choices", args=[student.key])) == 2
    assert "you have not chosen anybody yet" in text


def test_who_chose_before_the_letter_went_gets_none(day, student, smtp_sink):
    call_choosers(NOW)
    choose(day, student)

    assert sent(smtp_sink) == ([], "")


@pytest.mark.parametrize("number", [1, 4])
def test_however_many_are_called_it_is_one_statement_for_each_kind(
    day, number, django_assert_num_queries
):
    for _number in range(number):
        RegistrationFactory(session=day[1])

    with django_assert_num_queries(2):
        assert call_choosers(NOW) == number


def test_at_publication_who_meets_nobody_is_told_where_to_look(day, smtp_sink, time_machine):
    """One seat with each of three hosts in two rounds: six encounters, and seven students."""
    registrations = [
        RegistrationFactory(session=day[1], participant=ParticipantFactory(user__language="en"))
        for _number in range(7)
    ]
    run = run_of(day[0])
    time_machine.shift(timedelta(days=8))
    publish_run(run=run)

    told = [one for one in registrations if not one.participant.ballots.get().encounters.exists()]
    assert told
    assert receivers(NOBODY) == {one.participant.user.email for one in told}
    assert not receivers(NOBODY) & receivers(Kind.TIMETABLE)
    assert nobody_found(day[0]) == 0
    subjects, text = sent(smtp_sink)
    assert subjects.count(f"No encounters for you yet: {day[0].event.title}") == len(told)
    assert all(reverse("careerdays:choices", args=[one.key]) in text for one in told)


def test_who_took_a_place_before_the_letter_went_gets_none(day, student, smtp_sink):
    published(day[0])
    nobody_found(day[0])
    published(day[0], (student, day[2]))

    assert sent(smtp_sink) == ([], "")
