"""Saying yes to what is optional, and changing one's mind.

No consent has a say in a registration: neither giving nor withdrawing one touches any (L2).
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.errors import DomainError
from participants.ages import ADULT_AGE
from participants.agreeing import Holder, Needed, needed
from participants.coming_of_age import age_of_consent
from participants.enums import Answer, AnsweredBy, AnsweredThrough, ConsentEnd
from participants.models import (
    Consent,
    ConsentAnswer,
    ConsentUse,
    Guardianship,
    Participant,
    Purpose,
    PurposeText,
)

TOO_YOUNG = _("This is not asked of who is younger than %(age)d.")


class ConsentRefused(DomainError):
    """This yes cannot be taken."""


@transaction.atomic
def give_consent(
    *,
    participant: Participant,
    text: PurposeText,
    use: ConsentUse | None = None,
    guardianship: Guardianship | None = None,
    through: AnsweredThrough = AnsweredThrough.PAGE,
) -> Consent:
    """Write that somebody agreed to ``text``; it counts once all who must have agreed.

    ``guardianship`` is that of the guardian who says it; None is the person herself. Saying it
    twice changes nothing. A yes to earlier words is replaced: all are asked again (L6).

    Raises:
        ConsentRefused: the purpose asks for no consent, the words have changed, or who says it
            may not.
    """
    now = timezone.now()
    lock_participant(participant)
    _check(participant, text, use, guardianship)
    consent = _active(participant, text.purpose, use)
    if consent and consent.text_id != text.pk:
        _end(consent, ConsentEnd.REPLACED, now)
        consent = None
    if consent is None:
        consent = Consent.objects.create(
            participant=participant, purpose=text.purpose, use=use, text=text, given_at=now
        )
    if guardianship not in _who_agreed(consent):
        write_answer(consent, Answer.YES, guardianship, through, now)
    _count(consent, now)
    return consent


@transaction.atomic
def withdraw_consent(
    *,
    participant: Participant,
    purpose: Purpose,
    use: ConsentUse | None = None,
    guardianship: Guardianship | None = None,
    through: AnsweredThrough = AnsweredThrough.PAGE,
    answer: Answer = Answer.WITHDRAWN,
) -> None:
    """End a consent at once, whoever of those who agreed or may agree asks for it (L5).

    ``answer`` is "no" where somebody refuses who had not agreed yet. Where there is none to end
    nothing is written. Registrations stay as they are (L2).
    """
    now = timezone.now()
    lock_participant(participant)
    consent = _active(participant, purpose, use)
    if consent is None:
        return
    write_answer(consent, answer, guardianship, through, now)
    _end(consent, ConsentEnd.REFUSED if answer == Answer.NO else ConsentEnd.WITHDRAWN, now)


def needed_for(participant: Participant, purpose: Purpose) -> Needed:
    """Whose yes ``purpose`` needs for ``participant`` today."""
    return needed(
        participant.age_on(timezone.localdate()),
        of_consent=age_of_consent(),
        of_majority=ADULT_AGE,
        both_holders=purpose.needs_both_holders,
    )


def why_not_asked(participant: Participant, purpose: Purpose) -> str:
    """Why ``participant`` is not asked about ``purpose`` today: her age (L13); else empty."""
    age = participant.age_on(timezone.localdate())
    if age is None:
        # Who signs in herself declared to be old enough for that, and no older (L1).
        age = age_of_consent() if participant.declared_14_on else 0
    if age >= purpose.minimum_age:
        return ""
    return str(TOO_YOUNG % {"age": purpose.minimum_age})


def lock_participant(participant: Participant) -> None:
    """Whoever changes a person's consents holds her row."""
    Participant.objects.select_for_update(of=("self",), no_key=True).get(pk=participant.pk)


def write_answer(
    consent: Consent,
    answer: Answer,
    guardianship: Guardianship | None,
    through: AnsweredThrough,
    now: datetime,
) -> None:
    """Add to the log who said what (L4)."""
    ConsentAnswer.objects.create(
        consent=consent,
        answer=answer,
        by=AnsweredBy.GUARDIAN if guardianship else AnsweredBy.HERSELF,
        guardianship=guardianship,
        through=through,
        answered_at=now,
    )


def recount(participant: Participant) -> None:
    """Look again whether the consents that wait for somebody are complete now."""
    now = timezone.now()
    for consent in participant.consents.active().filter(effective_at=None):
        _count(consent, now)


def _check(
    participant: Participant,
    text: PurposeText,
    use: ConsentUse | None,
    guardianship: Guardianship | None,
) -> None:
    purpose = text.purpose
    if not purpose.is_optional or not purpose.is_in_use:
        raise ConsentRefused(_("This asks for no consent."))
    if use is None and purpose.uses.filter(is_in_use=True).exists():
        raise ConsentRefused(_("Say for which use."))
    if use is not None and (use.purpose_id != purpose.pk or not use.is_in_use):
        raise ConsentRefused(_("This use is not asked about any more."))
    if not PurposeText.objects.in_force().filter(pk=text.pk).exists():
        raise ConsentRefused(_("The words have changed in the meantime: read them again."))
    if reason := why_not_asked(participant, purpose):
        raise ConsentRefused(reason)
    _check_who(participant, purpose, guardianship)


def _check_who(
    participant: Participant, purpose: Purpose, guardianship: Guardianship | None
) -> None:
    whose = needed_for(participant, purpose)
    if guardianship is None:
        if not whose.herself:
            raise ConsentRefused(_("Under 14 who is responsible for you answers for you."))
        return
    is_hers = guardianship.participant_id == participant.pk and guardianship.ended_at is None
    if not is_hers or not whose.holders:
        raise ConsentRefused(_("This answer is not yours to give: it is hers alone."))


def _active(participant: Participant, purpose: Purpose, use: ConsentUse | None) -> Consent | None:
    return (
        Consent.objects.active().filter(participant=participant, purpose=purpose, use=use).first()
    )


def _who_agreed(consent: Consent) -> set[Guardianship | None]:
    """The guardians who said yes; None among them is the person herself."""
    answers = consent.answers.filter(answer=Answer.YES).select_related("guardianship")
    return {
        answer.guardianship
        for answer in answers
        if answer.by == AnsweredBy.HERSELF or answer.guardianship
    }


def _count(consent: Consent, now: datetime) -> None:
    """Let the consent count from now on, once all who must have agreed."""
    if consent.effective_at is not None:
        return
    agreed = _who_agreed(consent)
    holders = [Holder(one.pk, one.is_sole) for one in agreed if one and one.ended_at is None]
    whose = needed_for(consent.participant, consent.purpose)
    if whose.is_met(herself=None in agreed, holders=holders):
        consent.effective_at = now
        consent.save(update_fields=["effective_at", "updated_at"])


def _end(consent: Consent, end: ConsentEnd, now: datetime) -> None:
    consent.withdrawn_at, consent.end = now, end
    consent.save(update_fields=["withdrawn_at", "end", "updated_at"])
