"""Asking to act for a school, being verified or turned down, leaving."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from allauth.account.models import EmailAddress

from communications.delivery import deliver_due
from communications.models import Email
from participants.enums import Occupation
from partners.models import Organisation
from schools.enums import Proof, TeacherStatus
from schools.models import School, Teacher
from schools.services import (
    CannotAsk,
    Meanwhile,
    ask_to_teach,
    leave_school,
    refuse_teacher,
    remove_teacher,
    verify_teacher,
)
from schools.services.teachers import MOST_WAITING
from tests.factories.accounts import UserFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.schools import SchoolFactory, TeacherFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
NAMES = {"first_name": "Anna", "last_name": "Verdi"}


@pytest.fixture
def school():
    return SchoolFactory(website="https://www.liceogalilei.edu.it")


def proved(address="anna@liceogalilei.edu.it"):
    """Somebody who has shown that she reads mail at ``address``."""
    user = UserFactory(email=address)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    return user


def ask(user, school, **fields):
    return ask_to_teach(user=user, school=school, **{**NAMES, **fields})


def sent(smtp_sink):
    """Deliver what is due; the kinds and subjects of what went."""
    deliver_due(time_limit=timedelta(seconds=10))
    assert len(smtp_sink.messages) == Email.objects.count()
    return list(Email.objects.order_by("pk").values_list("kind", "subject"))


def test_an_address_of_the_school_is_enough(school, now):
    teacher = ask(proved(), school)

    assert (teacher.status, teacher.proof, teacher.verified_at) == ("verified", "address", now)
    assert list(School.objects.taught_by(teacher.user)) == [school]
    assert teacher.user.get_full_name() == "Anna Verdi"


def test_another_address_waits_and_gives_no_right(school):
    teacher = ask(proved("anna@example.org"), school, note="Insegno fisica")

    assert (teacher.status, teacher.note) == (TeacherStatus.WAITING, "Insegno fisica")
    assert not School.objects.taught_by(teacher.user).exists()
    assert not Organisation.objects.changeable_by(teacher.user).exists()


def test_an_address_that_nobody_has_proved_waits(school):
    teacher = ask(UserFactory(email="anna@liceogalilei.edu.it"), school)

    assert teacher.status == TeacherStatus.WAITING


@pytest.mark.parametrize(
    "told",
    [
        {"occupation": Occupation.STUDENT},
        {"school_year": 4},
        {"birth_date": date(2010, 3, 1)},
    ],
)
def test_who_may_be_a_pupil_waits_whatever_her_address(school, told):
    user = proved()
    ParticipantFactory(user=user, **told)

    assert ask(user, school).status == TeacherStatus.WAITING


def test_a_school_whose_pupils_have_its_addresses_trusts_none(school):
    School.objects.update(trusts_addresses=False)
    school.refresh_from_db()

    assert ask(proved(), school).status == TeacherStatus.WAITING


def test_asking_twice_is_the_same_as_once(school, time_machine, now):
    user = proved("anna@example.org")
    first = ask(user, school)
    time_machine.move_to(now + timedelta(days=1))
    second = ask(user, school, note="Insegno fisica")

    assert (second.pk, second.asked_at) == (first.pk, first.asked_at)
    assert Teacher.objects.get().note == "Insegno fisica"


def test_a_school_that_is_gone_takes_nobody(in_english):
    gone = SchoolFactory(gone_since="202627", website="https://www.liceogalilei.edu.it")

    with pytest.raises(CannotAsk, match="not in the registry any more"):
        ask(proved(), gone)


def test_nobody_waits_at_more_than_a_few_schools(in_english):
    user = UserFactory()
    for _number in range(MOST_WAITING):
        ask(user, SchoolFactory())

    with pytest.raises(CannotAsk, match="already wait at 5 schools"):
        ask(user, SchoolFactory())


def test_a_coordinator_verifies_and_the_teacher_is_told(school, smtp_sink):
    coordinator = UserFactory()
    teacher = TeacherFactory(school=school, waiting=True)

    verify_teacher(teacher=teacher, by=coordinator)

    teacher.refresh_from_db()
    assert (teacher.proof, teacher.verified_by) == (Proof.COORDINATOR, coordinator)
    assert list(School.objects.taught_by(teacher.user)) == [school]
    assert sent(smtp_sink) == [
        ("schools.verified", "Verifica riuscita: puoi gestire la tua scuola")
    ]


def test_a_coordinator_refuses_and_the_reason_is_read(school, smtp_sink):
    teacher = TeacherFactory(school=school, waiting=True)

    refuse_teacher(teacher=teacher, reason="La segreteria non la conosce.")

    teacher.refresh_from_db()
    assert (teacher.status, teacher.reason) == ("refused", "La segreteria non la conosce.")
    assert [kind for kind, _subject in sent(smtp_sink)] == ["schools.refused"]
    text = smtp_sink.messages[0].get_body(["plain"]).get_content()
    assert "La segreteria non la conosce." in text


@pytest.mark.parametrize(
    "decide",
    [
        lambda teacher: verify_teacher(teacher=teacher, by=UserFactory()),
        lambda teacher: refuse_teacher(teacher=teacher, reason="No!"),
    ],
)
def test_what_was_decided_is_not_decided_again(school, decide, in_english):
    teacher = TeacherFactory(school=school, waiting=True)
    refuse_teacher(teacher=teacher, reason="No.")

    with pytest.raises(Meanwhile, match="Somebody decided already"):
        decide(teacher)

    assert Teacher.objects.get().reason == "No."


@pytest.mark.parametrize("turn_down", [refuse_teacher, remove_teacher])
def test_who_was_turned_down_asks_again_after_a_week_and_waits(
    school, turn_down, time_machine, now, in_english
):
    user = proved()
    status = {"waiting": True} if turn_down is refuse_teacher else {}
    turn_down(teacher=TeacherFactory(school=school, user=user, **status), reason="Chi è?")

    with pytest.raises(CannotAsk, match="You can ask again from Sunday 29 November on"):
        ask(user, school)
    time_machine.move_to(now + timedelta(days=7))

    assert ask(user, school).status == TeacherStatus.WAITING


def test_a_removed_teacher_can_do_nothing_at_once_and_reads_why(school, smtp_sink):
    teacher = TeacherFactory(school=school)

    remove_teacher(teacher=teacher, reason="Non insegna qui.")

    assert not School.objects.taught_by(teacher.user).exists()
    assert [kind for kind, _subject in sent(smtp_sink)] == ["schools.removed"]


def test_a_message_that_is_no_longer_true_is_not_sent(school, smtp_sink):
    teacher = TeacherFactory(school=school, waiting=True)
    verify_teacher(teacher=teacher, by=UserFactory())
    leave_school(teacher=teacher)

    deliver_due(time_limit=timedelta(seconds=10))

    assert smtp_sink.messages == []


def test_leaving_ends_every_right_and_coming_back_needs_no_coordinator(school):
    user = proved()
    teacher = ask(user, school)
    leave_school(teacher=teacher)
    leave_school(teacher=teacher)

    assert not School.objects.taught_by(user).exists()
    assert ask(user, school).status == TeacherStatus.VERIFIED


def test_a_request_that_is_taken_back_leaves_nothing_but_a_refusal(school, time_machine, now):
    teacher = ask(UserFactory(), school)
    leave_school(teacher=teacher)
    assert not Teacher.objects.exists()

    refused = TeacherFactory(school=school, refused=True)
    time_machine.move_to(now + timedelta(days=8))
    leave_school(teacher=ask(refused.user, school))
    assert Teacher.objects.get().status == TeacherStatus.REFUSED


@pytest.mark.django_db(transaction=True)
def test_pressed_many_times_at_once_makes_one_teacher_and_one_mail(school):
    user = proved()

    answers = at_once(lambda _number: ask(user, school).status, range(6))

    assert answers == ["verified"] * 6
    assert Email.objects.count() == Teacher.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_coordinators_at_once_decide_once(school):
    teacher = TeacherFactory(school=school, waiting=True)
    coordinators = UserFactory.create_batch(4)

    answers = at_once(lambda by: verify_teacher(teacher=teacher, by=by), coordinators)

    assert sorted(type(answer).__name__ for answer in answers) == ["Meanwhile"] * 3 + ["NoneType"]
    assert Email.objects.count() == 1
