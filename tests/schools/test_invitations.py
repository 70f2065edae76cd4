"""Teachers invite colleagues: a link used twice, late, forwarded or guessed does nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from communications.delivery import deliver_due
from communications.models import Email
from schools.models import Invitation, School, Teacher
from schools.services import (
    CannotAccept,
    CannotInvite,
    NotForHer,
    accept_invitation,
    forget_invitations,
    invite_colleague,
    leave_school,
    remove_teacher,
    withdraw_invitation,
)
from schools.services import invitations as service
from tests.factories.accounts import UserFactory
from tests.factories.schools import InvitationFactory, TeacherFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
NAMES = {"first_name": "Bruna", "last_name": "Neri"}
BRUNA = "bruna@example.org"


@pytest.fixture
def invitation():
    return InvitationFactory(email=BRUNA)


@pytest.fixture
def bruna():
    return proved(BRUNA)


def proved(address):
    """Somebody who has shown that she reads mail at ``address``."""
    user = UserFactory(email=address)
    EmailAddress.objects.create(user=user, email=address, verified=True, primary=True)
    return user


def accept(invitation, user):
    return accept_invitation(invitation=invitation, user=user, **NAMES)


def link(invitation):
    return reverse("schools:accept", args=[invitation.key])


def test_the_mail_carries_the_link_and_no_name_becomes_one(smtp_sink):
    teacher = TeacherFactory(user__first_name="http://evil.example", user__last_name="")

    invitation = invite_colleague(teacher=teacher, email=" Bruna@Example.ORG ")

    deliver_due(time_limit=timedelta(seconds=10))
    message = smtp_sink.messages[0]
    text = message.get_body(["plain"]).get_content()
    assert message["To"] == invitation.email == BRUNA
    assert link(invitation) in text
    assert "evil.example" not in text


def test_opening_the_link_changes_nothing_and_pressing_does(client, invitation, bruna):
    client.force_login(bruna)

    page = client.get(link(invitation))
    assert page.status_code == 200
    assert not School.objects.taught_by(bruna).exists()
    response = client.post(link(invitation), NAMES)

    assert response["Location"].endswith(f"/{invitation.school.ministerial_code}/")
    teacher = Teacher.objects.get(user=bruna)
    assert (teacher.proof, teacher.verified_by) == ("colleague", invitation.invited_by.user)
    assert list(School.objects.taught_by(bruna)) == [invitation.school]


def test_who_has_not_signed_in_comes_back_to_the_link(client, invitation):
    response = client.get(link(invitation))

    assert response.status_code == 302
    assert str(invitation.key) in response["Location"]


@pytest.mark.parametrize("address", ["carla@example.org", "bruna+x@example.org", None])
def test_forwarded_or_not_proved_it_tells_nothing_of_the_school(client, invitation, address):
    user = proved(address) if address else UserFactory(email=BRUNA)
    client.force_login(user)

    responses = [client.get(link(invitation)), client.post(link(invitation), NAMES)]

    for response in responses:
        assert response.status_code == 404
        assert "a un altro indirizzo" in response.content.decode()
        assert invitation.school.organisation.name not in response.content.decode()
        assert BRUNA not in response.content.decode().replace(user.email, "")
    assert not School.objects.taught_by(user).exists()
    with pytest.raises(NotForHer):
        accept(invitation, user)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"accepted_at": "now"}, "used already"),
        ({"withdrawn_at": "now"}, "taken back"),
        ({"expires_at": "now"}, "ended on Sunday 22 November"),
    ],
)
def test_used_taken_back_or_late_each_says_so(bruna, now, in_english, fields, sentence):
    invitation = InvitationFactory(email=BRUNA, **dict.fromkeys(fields, now))

    with pytest.raises(CannotAccept, match=sentence):
        accept(invitation, bruna)


def test_it_holds_to_the_last_moment(invitation, bruna, time_machine):
    time_machine.move_to(invitation.expires_at - timedelta(seconds=1))

    assert accept(invitation, bruna).is_verified


@pytest.mark.parametrize("out", ["leave", "remove"])
def test_whoever_was_invited_by_somebody_who_is_out_does_not_come_in(
    invitation, bruna, out, in_english
):
    if out == "leave":
        leave_school(teacher=invitation.invited_by)
    else:
        remove_teacher(teacher=invitation.invited_by, reason="Non insegna qui.")

    with pytest.raises(CannotAccept, match="taken back"):
        accept(invitation, bruna)


def test_a_colleague_does_not_overrule_a_coordinator(invitation, bruna, in_english):
    TeacherFactory(school=invitation.school, user=bruna, refused=True)

    with pytest.raises(CannotAccept, match="turned you down"):
        accept(invitation, bruna)


def test_who_waits_is_verified_by_the_invitation(invitation, bruna):
    TeacherFactory(school=invitation.school, user=bruna, waiting=True)

    assert accept(invitation, bruna).is_verified


def test_a_school_that_is_gone_invites_nobody_and_takes_nobody(invitation, bruna, in_english):
    School.objects.filter(pk=invitation.school_id).update(gone_since="202627")

    with pytest.raises(CannotAccept, match="not in the registry"):
        accept(invitation, bruna)
    with pytest.raises(CannotInvite, match="not in the registry"):
        invite_colleague(teacher=invitation.invited_by, email="carla@example.org")


def test_an_address_is_invited_once_and_again_when_it_is_over(invitation, time_machine, in_english):
    with pytest.raises(CannotInvite, match="invited already, until Sunday 6 December"):
        invite_colleague(teacher=invitation.invited_by, email=BRUNA)
    time_machine.move_to(invitation.expires_at)

    assert invite_colleague(teacher=invitation.invited_by, email=BRUNA).pk != invitation.pk
    assert Invitation.objects.unanswered().count() == 1


def test_a_colleague_is_not_invited(invitation, in_english):
    colleague = TeacherFactory(school=invitation.school)

    with pytest.raises(CannotInvite, match="acts for the school already"):
        invite_colleague(teacher=invitation.invited_by, email=colleague.user.email)


@pytest.mark.usefixtures("in_english")
def test_there_is_a_limit_of_open_ones_and_of_a_day(invitation, monkeypatch):
    monkeypatch.setattr(service, "MOST_OPEN", 1)
    with pytest.raises(CannotInvite, match="1 invitations wait"):
        invite_colleague(teacher=invitation.invited_by, email="carla@example.org")

    monkeypatch.setattr(service, "MOST_A_DAY", 1)
    withdraw_invitation(invitation=invitation)
    with pytest.raises(CannotInvite, match="go on tomorrow"):
        invite_colleague(teacher=invitation.invited_by, email="carla@example.org")


def test_any_teacher_of_the_school_takes_it_back_and_no_mail_goes(client, smtp_sink):
    teacher = TeacherFactory()
    invitation = invite_colleague(teacher=teacher, email=BRUNA)
    client.force_login(TeacherFactory(school=teacher.school).user)

    code = teacher.school.ministerial_code
    client.post(reverse("schools:withdraw", args=[code, invitation.key]))
    deliver_due(time_limit=timedelta(seconds=10))

    assert Invitation.objects.get().withdrawn_at is not None
    assert smtp_sink.messages == []


def test_the_page_shows_what_is_open_and_a_wrong_address_comes_back(client, invitation, now):
    school = invitation.school
    InvitationFactory(invited_by=invitation.invited_by, withdrawn_at=now)
    client.force_login(invitation.invited_by.user)

    page = client.get(reverse("schools:colleagues", args=[school.ministerial_code]))
    invite = reverse("schools:invite", args=[school.ministerial_code])
    wrong = client.post(invite, {"email": "bruna"})
    twice = client.post(invite, {"email": BRUNA})
    sent = client.post(invite, {"email": "carla@example.org"})

    assert list(page.context["invitations"]) == [invitation]
    assert (wrong.status_code, twice.status_code, sent.status_code) == (422, 422, 302)
    assert str(twice.context["refusal"]) in twice.content.decode()


def test_l8_addresses_that_nobody_used_are_forgotten(invitation, time_machine):
    time_machine.move_to(invitation.expires_at + timedelta(days=29))
    assert forget_invitations() == 0
    time_machine.move_to(invitation.expires_at + timedelta(days=30))
    assert forget_invitations() == 1
    assert forget_invitations() == 0


@pytest.mark.django_db(transaction=True)
def test_accepted_many_times_at_once_is_accepted_once(invitation, bruna):
    answers = at_once(lambda _number: accept(invitation, bruna), range(5))

    assert sorted(type(answer).__name__ for answer in answers) == ["CannotAccept"] * 4 + ["Teacher"]
    assert Teacher.objects.filter(user=bruna).count() == 1
    assert Email.objects.filter(kind="schools.verified").count() == 1


@pytest.mark.django_db(transaction=True)
def test_sent_many_times_at_once_is_sent_once():
    teacher = TeacherFactory()

    at_once(lambda _number: invite_colleague(teacher=teacher, email=BRUNA), range(5))

    assert Email.objects.count() == Invitation.objects.count() == 1
