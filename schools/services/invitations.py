"""Teachers invite their colleagues: to an address, once, for a while."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.addresses import has_proved_address
from accounts.models import User
from core.dates import day_words
from core.errors import DomainError
from schools import notifications
from schools.enums import Proof
from schools.models import Invitation, School, Teacher
from schools.services.teachers import be_verified, known_teacher, lock_person, name_person

LIFE = timedelta(days=14)
# Open at a time, and sent in a day: whoever writes to strangers through us has a limit.
MOST_OPEN = 20
MOST_A_DAY = 30
# How long an invitation is kept after its end.
KEPT = timedelta(days=30)


class CannotInvite(DomainError):
    """This address cannot be invited now; the sentence says why."""


class CannotAccept(DomainError):
    """The invitation cannot be accepted; the sentence says why."""


class NotForHer(CannotAccept):
    """It was sent to another address than the one she signs in with."""


@transaction.atomic
def invite_colleague(*, teacher: Teacher, email: str) -> Invitation:
    """Invite whoever reads mail at ``email`` to act for the teacher's school; the mail goes out.

    Says nothing of whether the portal knows the address.

    Raises:
        CannotInvite: it is a colleague's, was invited already, or too many were.
    """
    now, email = timezone.now(), email.strip().lower()
    school = School.objects.select_for_update(of=("self",), no_key=True).get(pk=teacher.school_id)
    if school.gone_since:
        raise CannotInvite(_("This school is not in the registry any more: nobody is added to it."))
    if school.teachers.verified().filter(user__email=email).exists():
        raise CannotInvite(_("This address is of somebody who acts for the school already."))
    earlier = school.invitations.unanswered().filter(email=email).first()
    if earlier and earlier.is_open(now):
        words = _("This address is invited already, until %(day)s.")
        raise CannotInvite(words % {"day": day_words(earlier.expires_at)})
    _check_limits(school)
    if earlier:
        _close(earlier)
    invitation = Invitation.objects.create(
        school=school, email=email, invited_by=teacher, expires_at=now + LIFE
    )
    notifications.invited(invitation)
    return invitation


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation) -> None:
    """Take an invitation back. Twice is the same as once; what was accepted stays so."""
    _close(_lock(invitation))


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, user: User, first_name: str, last_name: str
) -> Teacher:
    """Make ``user`` a teacher of the school that invited her address. It works once.

    Raises:
        NotForHer: it was sent to another address.
        CannotAccept: it is over, or the coordinators have turned her down before.
    """
    user, now = lock_person(user), timezone.now()
    invitation = _lock(invitation)
    teacher = known_teacher(user, invitation.school)
    check_acceptable(invitation, teacher)
    name_person(user, first_name, last_name)
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at", "updated_at"])
    if not teacher.is_verified:
        be_verified(teacher, proof=Proof.COLLEAGUE, by=invitation.invited_by.user)
    return teacher


def check_acceptable(invitation: Invitation, teacher: Teacher) -> None:
    """Say why the person of ``teacher`` cannot accept ``invitation``, if she cannot.

    Raises:
        NotForHer: it was sent to another address than hers; nothing else of it is told.
        CannotAccept: it is over, or the coordinators have turned her down before.
    """
    if teacher.user.email != invitation.email or not has_proved_address(teacher.user):
        words = _("This invitation was sent to another address: sign in with that one.")
        raise NotForHer(words)
    if invitation.accepted_at:
        raise CannotAccept(_("This invitation was used already."))
    if invitation.withdrawn_at or not invitation.invited_by.is_verified:
        raise CannotAccept(_("This invitation was taken back: ask your colleague for another."))
    if invitation.expires_at <= timezone.now():
        words = _("This invitation ended on %(day)s: ask your colleague for another.")
        raise CannotAccept(words % {"day": day_words(invitation.expires_at)})
    if invitation.school.gone_since:
        raise CannotAccept(_("This school is not in the registry any more."))
    if teacher.turned_down_at:
        words = _("The coordinators turned you down before: ask them, not your colleague.")
        raise CannotAccept(words)


def forget_invitations() -> int:
    """Delete the invitations that were over long ago, and say how many."""
    return Invitation.objects.over_since(timezone.now() - KEPT).delete()[0]


def _check_limits(school: School) -> None:
    now = timezone.now()
    if school.invitations.open(now).count() >= MOST_OPEN:
        words = _("%(number)d invitations wait for an answer: take one back first.")
        raise CannotInvite(words % {"number": MOST_OPEN})
    sent = school.invitations.filter(created_at__gt=now - timedelta(days=1))
    if sent.count() >= MOST_A_DAY:
        raise CannotInvite(_("Your school has sent many invitations today: go on tomorrow."))


def _lock(invitation: Invitation) -> Invitation:
    rows = Invitation.objects.select_related("school__organisation", "invited_by__user")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=invitation.pk)


def _close(invitation: Invitation) -> None:
    if not invitation.accepted_at and not invitation.withdrawn_at:
        invitation.withdrawn_at = timezone.now()
        invitation.save(update_fields=["withdrawn_at", "updated_at"])
