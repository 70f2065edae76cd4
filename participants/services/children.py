"""The children for whom somebody with an account answers (L1, L4, L9).

Whoever changes them holds the row of the guardian's account, then the child's: two presses of one
button follow one another.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Value
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.db import Plain
from core.errors import DomainError
from participants.ages import is_minor
from participants.coming_of_age import is_old_enough
from participants.enums import Relation
from participants.leaving import is_expected
from participants.models import Guardianship, GuardianshipQuerySet, Participant
from participants.services.consents import lock_participant, recount
from participants.services.holders import declare_sole
from participants.services.profile import Answers, moved_on

# More children than anybody has; whoever accompanies a group is its teacher.
MOST_CHILDREN = 15
NO_CHILD = gettext_lazy("From 18 on a person signs up by herself: nobody answers for her.")


class ChildRefused(DomainError):
    """She cannot be written among the children of this person."""


@transaction.atomic
def add_child(
    *, guardian: User, answers: Answers, relation: Relation, is_sole: bool = False
) -> Participant:
    """Write a child of whom ``guardian`` declares to hold parental responsibility (L4).

    The child has no account and no address (L1). The same child again, by two presses, is the one
    that is there; of another guardian it is another row, because a refusal would tell that she is.

    Raises:
        ChildRefused: she is 18 or older, the guardian is a minor, or there are too many.
    """
    User.objects.select_for_update(of=("self",), no_key=True).get(pk=guardian.pk)
    _check_guardian(guardian)
    birth_date = _checked_birth_date(answers)
    hers = Participant.objects.guarded_by(guardian)
    same = hers.alias(first=Plain("first_name"), last=Plain("last_name")).filter(
        first=Plain(Value(answers["first_name"])),
        last=Plain(Value(answers["last_name"])),
        birth_date=birth_date,
    )
    if known := same.first():
        return known
    if hers.count() >= MOST_CHILDREN:
        raise ChildRefused(
            _("You can add at most %(number)d children.") % {"number": MOST_CHILDREN}
        )
    child = Participant.objects.create(**answers)
    Guardianship.objects.create(
        participant=child,
        guardian=guardian,
        relation=relation,
        is_sole=is_sole,
        confirmed_at=timezone.now(),
    )
    return child


@transaction.atomic
def change_child(
    *, guardianship: Guardianship, answers: Answers, relation: Relation, is_sole: bool
) -> None:
    """Correct what is known of a child who is too young to do it herself, and of who answers.

    Raises:
        ChildRefused: she is 18 or older.
        AskingRefused: somebody else has answered for her too, so nobody holds it alone (L5).
    """
    child = guardianship.participant
    lock_participant(child)
    _checked_birth_date(answers)
    answers = moved_on(child, answers)
    for name, value in answers.items():
        setattr(child, name, value)
    child.save(update_fields=[*answers, "updated_at"])
    guardianship.relation = relation
    guardianship.save(update_fields=["relation", "updated_at"])
    if is_sole and not guardianship.is_sole:
        declare_sole(guardianship=guardianship)
    elif guardianship.is_sole and not is_sole:
        guardianship.is_sole = False
        guardianship.save(update_fields=["is_sole", "updated_at"])
        recount(child)


@transaction.atomic
def end_guardianship(*, guardianship: Guardianship) -> None:
    """Let her guardian see and do nothing more for her. Twice is the same as once.

    Raises:
        ChildRefused: a child too young to cancel what she is signed up for is expected somewhere.
    """
    child = guardianship.participant
    lock_participant(child)
    guardianship.refresh_from_db(fields=["ended_at"])
    if guardianship.ended_at:
        return
    is_young = child.birth_date and not is_old_enough(child.birth_date, timezone.localdate())
    if is_young and is_expected(child) and not _others(guardianship).exists():
        raise ChildRefused(
            _("%(name)s is still signed up for something: cancel it first.")
            % {"name": child.first_name}
        )
    guardianship.ended_at = timezone.now()
    guardianship.save(update_fields=["ended_at", "updated_at"])


def check_is_child(birth_date: date) -> None:
    """Say no to who is of age (L9).

    Raises:
        ChildRefused
    """
    if not is_minor(birth_date, timezone.localdate()):
        raise ChildRefused(NO_CHILD)


def _checked_birth_date(answers: Answers) -> date | None:
    birth_date = answers.get("birth_date")
    if birth_date:
        check_is_child(birth_date)
    return birth_date


def _check_guardian(guardian: User) -> None:
    """Who told us that she is under 18 holds no parental responsibility."""
    herself = Participant.objects.of(guardian).first()
    if herself and herself.birth_date and is_minor(herself.birth_date, timezone.localdate()):
        raise ChildRefused(_("Only somebody who is 18 or older can add children."))


def _others(guardianship: Guardianship) -> GuardianshipQuerySet:
    theirs = Guardianship.objects.open().filter(participant=guardianship.participant_id)
    return theirs.filter(guardian__isnull=False).exclude(pk=guardianship.pk)
