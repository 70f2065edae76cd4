"""Who teaches at a school: asking, being verified or turned down, leaving.

Whatever changes what a person is at schools locks her row first, so that two presses follow one
another; a coordinator's decision locks the row that it decides.
"""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.addresses import has_proved_address
from accounts.models import User
from core.dates import day_words
from core.errors import DomainError
from schools import notifications
from schools.domains import proves
from schools.doubts import is_doubtful
from schools.enums import Proof, TeacherStatus
from schools.models import School, Teacher

# Nobody teaches at more schools than these without anybody knowing her.
MOST_WAITING = 5


class CannotAsk(DomainError):
    """She cannot ask to be a teacher of this school now; the sentence says why."""


class Meanwhile(DomainError):
    """Somebody else decided, or she left, in the meantime."""


@transaction.atomic
def ask_to_teach(
    *, user: User, school: School, first_name: str, last_name: str, note: str = ""
) -> Teacher:
    """Make ``user`` a teacher of ``school`` if her address shows it; else she waits for a yes.

    Asking twice is the same as once. Who has been turned down before waits, whatever her address.

    Raises:
        CannotAsk: the school is gone, she was turned down just now, or waits at many schools.
    """
    user = lock_person(user)
    name_person(user, first_name, last_name)
    teacher = known_teacher(user, school)
    if teacher.is_verified:
        return teacher
    _check_may_ask(teacher)
    teacher.note = note
    if is_shown_by_address(teacher):
        be_verified(teacher, proof=Proof.ADDRESS)
    else:
        _wait(teacher)
    return teacher


def is_shown_by_address(teacher: Teacher) -> bool:
    """Whether the address that she signs in with is enough for her school."""
    user, school = teacher.user, teacher.school
    return (
        school.trusts_addresses
        and teacher.turned_down_at is None
        and has_proved_address(user)
        and proves(user.email, school)
        and not is_doubtful(user)
    )


@transaction.atomic
def verify_teacher(*, teacher: Teacher, by: User) -> None:
    """A coordinator knows that she teaches there; she is told.

    Raises:
        Meanwhile: she does not wait any more.
    """
    teacher = _lock(teacher, TeacherStatus.WAITING)
    teacher.turned_down_at, teacher.reason = None, ""
    be_verified(teacher, proof=Proof.COORDINATOR, by=by)


@transaction.atomic
def refuse_teacher(*, teacher: Teacher, reason: str) -> None:
    """A coordinator does not take her for a teacher of the school; she is told why.

    Raises:
        Meanwhile: she does not wait any more.
    """
    teacher = _lock(teacher, TeacherStatus.WAITING)
    _turn_down(teacher, TeacherStatus.REFUSED, reason)
    notifications.refused(teacher)


@transaction.atomic
def remove_teacher(*, teacher: Teacher, reason: str) -> None:
    """A coordinator takes her out of the school at once; she is told why.

    Raises:
        Meanwhile: she is not a teacher there any more.
    """
    teacher = _lock(teacher, TeacherStatus.VERIFIED)
    _turn_down(teacher, TeacherStatus.REMOVED, reason)
    _take_invitations_back(teacher)
    notifications.removed(teacher)


@transaction.atomic
def leave_school(*, teacher: Teacher) -> None:
    """She teaches there no more, or takes back that she asked. Twice is the same as once."""
    teacher = Teacher.objects.select_for_update(of=("self",), no_key=True).get(pk=teacher.pk)
    if teacher.is_verified:
        teacher.status = TeacherStatus.LEFT
        teacher.save(update_fields=["status", "updated_at"])
        _take_invitations_back(teacher)
    elif teacher.status == TeacherStatus.WAITING and teacher.turned_down_at is None:
        teacher.delete()
    elif teacher.status == TeacherStatus.WAITING:
        teacher.status = TeacherStatus.REFUSED
        teacher.save(update_fields=["status", "updated_at"])


def lock_person(user: User) -> User:
    """The person, locked until the end of the transaction."""
    return User.objects.select_for_update(of=("self",), no_key=True).get(pk=user.pk)


def known_teacher(user: User, school: School) -> Teacher:
    """What ``user`` is at ``school``, locked; a row that is not saved yet where she is nothing."""
    hers = Teacher.objects.select_for_update(of=("self",), no_key=True).of(user)
    found = hers.filter(school=school).first() or Teacher()
    found.user, found.school = user, school
    return found


def be_verified(teacher: Teacher, *, proof: Proof, by: User | None = None) -> None:
    """Write that she teaches there and what shows it, and tell her. The caller holds the lock."""
    teacher.status, teacher.proof = TeacherStatus.VERIFIED, proof
    teacher.verified_at, teacher.verified_by = timezone.now(), by
    teacher.save()
    notifications.verified(teacher)


def _wait(teacher: Teacher) -> None:
    if teacher._state.adding or teacher.status != TeacherStatus.WAITING:
        teacher.asked_at = timezone.now()
    teacher.status = TeacherStatus.WAITING
    teacher.proof, teacher.verified_at, teacher.verified_by = Proof.NONE, None, None
    teacher.save()


def name_person(user: User, first_name: str, last_name: str) -> None:
    """Keep what she says she is called."""
    if (user.first_name, user.last_name) != (first_name, last_name):
        user.first_name, user.last_name = first_name, last_name
        user.save(update_fields=["first_name", "last_name"])


def _check_may_ask(teacher: Teacher) -> None:
    if teacher.school.gone_since:
        raise CannotAsk(_("This school is not in the registry any more: look for the new one."))
    again = teacher.may_ask_again_at
    if again and again > timezone.now():
        words = _("You can ask again from %(day)s on.")
        raise CannotAsk(words % {"day": day_words(again)})
    elsewhere = Teacher.objects.of(teacher.user).waiting().exclude(school=teacher.school)
    if elsewhere.count() >= MOST_WAITING:
        words = _("You already wait at %(number)d schools: take one request back first.")
        raise CannotAsk(words % {"number": MOST_WAITING})


def _lock(teacher: Teacher, status: TeacherStatus) -> Teacher:
    rows = Teacher.objects.select_related("user", "school__organisation")
    locked = rows.select_for_update(of=("self",), no_key=True).filter(pk=teacher.pk).first()
    if locked is None or locked.status != status:
        raise Meanwhile(NOT_ANY_MORE[status])
    return locked


NOT_ANY_MORE = {
    TeacherStatus.WAITING: gettext_lazy("Somebody decided already, or she took it back."),
    TeacherStatus.VERIFIED: gettext_lazy("She is not a teacher of this school."),
}


def _take_invitations_back(teacher: Teacher) -> None:
    """Whom she invited does not come in through somebody who is out."""
    now = timezone.now()
    teacher.invitations.unanswered().update(withdrawn_at=now, updated_at=now)


def _turn_down(teacher: Teacher, status: TeacherStatus, reason: str) -> None:
    teacher.status, teacher.reason, teacher.turned_down_at = status, reason, timezone.now()
    teacher.save(update_fields=["status", "reason", "turned_down_at", "updated_at"])
