"""Operations on people who take part."""

from __future__ import annotations

from datetime import date
from typing import TypedDict

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.errors import DomainError
from participants.coming_of_age import is_old_enough
from participants.models import Participant
from places.models import Municipality
from schools.models import School

TOO_YOUNG = _(
    "You register yourself from 14 on. If you are younger, ask a parent or guardian to sign in "
    "and register you from their own page. We have kept nothing of what you wrote."
)


class Answers(TypedDict, total=False):
    """What a person told us of herself; what was not asked is not there."""

    first_name: str
    last_name: str
    birth_date: date | None
    school: School | None
    school_year: int | None
    class_said_in: str
    municipality: Municipality | None
    gender: str
    occupation: str


def said_in(school_year: str, answers: Answers) -> Answers:
    """``answers`` with the school year (202627) that school and class are said of, if they are."""
    if answers.keys() & {"school", "school_year"}:
        return {**answers, "class_said_in": school_year}
    return answers


def moved_on(participant: Participant, answers: Answers) -> Answers:
    """``answers`` as they are kept of somebody whom we know.

    Where the school alone was asked, a class of a year before is none of the new one; and one that
    she has said of the next year stays.
    """
    year = answers.get("class_said_in", "")
    if "school_year" in answers or not year or year == participant.class_said_in:
        return answers
    if participant.class_said_in < year:
        return {**answers, "school_year": None}
    return {**answers, "class_said_in": participant.class_said_in}


class TooYoung(DomainError):
    """Under 14: somebody else must register her (L1)."""


def save_participant(
    *, user: User | None, participant: Participant | None, answers: Answers
) -> Participant:
    """Keep what she told us, making her profile when there is none: one statement, or none.

    A new profile is of somebody who has just declared to be 14 or older: the form that calls
    this asks it, and the day is kept. Two requests at once make one profile.

    Raises:
        TooYoung: the date of birth says otherwise.
    """
    birth_date = answers.get("birth_date")
    if birth_date and not is_old_enough(birth_date, timezone.localdate()):
        raise TooYoung(TOO_YOUNG)
    if participant is None:
        return _create(user, answers)
    answers = moved_on(participant, answers)
    if answers:
        for name, value in answers.items():
            setattr(participant, name, value)
        participant.save(update_fields=[*answers, "updated_at"])
    return participant


def _create(user: User | None, answers: Answers) -> Participant:
    """A double press meets the row that the first one made."""
    person = Participant(user=user, declared_14_on=timezone.localdate(), **answers)
    Participant.objects.bulk_create(
        [person],
        update_conflicts=True,
        unique_fields=["user"],
        update_fields=[*answers, "updated_at"],
    )
    return person
