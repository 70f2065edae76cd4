"""Whom somebody may register together: herself, and the children in her care."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from events.availability import Verdict
from events.models import Session
from participants.forms import OF_PUPILS
from participants.models import Participant
from registrations.family_forms import Member
from registrations.services import RegistrationRefused
from registrations.standing import missing_questions, standings

SHOWN = ["user", "school"]


def members_of(user: User, session: Session) -> list[Member]:
    """The children of ``user``, the eldest first, then herself where she has told who she is.

    ``session`` comes with its facts. Whom its rules refuse is there with the reason, but for
    herself: a parent comes as who accompanies, also where an event asks for a class or a school.
    """
    children = Participant.objects.guarded_by(user).select_related(*SHOWN)
    members = [_member(child, session) for child in children.order_by("birth_date", "pk")]
    for herself in Participant.objects.of(user).select_related(*SHOWN):
        if OF_PUPILS & missing_questions(session, herself):
            continue
        member = _member(herself, session, is_me=True)
        if not member.refusal:
            members.append(member)
    return members


def _member(participant: Participant, session: Session, *, is_me: bool = False) -> Member:
    standing = standings([session], participant)[session.pk]
    member = Member(
        participant=participant,
        is_me=is_me,
        label=_("I come too") if is_me else _name_and_age(participant),
        registration=standing.registration,
    )
    if standing.registration is None and standing.availability.verdict is Verdict.NOT_ELIGIBLE:
        member.refusal = str(RegistrationRefused(standing.availability))
    elif participant.user_id and not is_me and standing.registration is None:
        member.refusal = _("From 14 on she signs up with her own access.")
    return member


def _name_and_age(participant: Participant) -> str:
    age = participant.age_on(timezone.localdate()) or 0
    words = ngettext("%(name)s, %(age)d year", "%(name)s, %(age)d years", age)
    return words % {"name": participant.get_full_name(), "age": age}


def names_of(participants: Iterable[Participant]) -> str:
    """First names in a row: "Ada, Bea"."""
    return ", ".join(participant.first_name for participant in participants)
