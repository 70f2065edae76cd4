"""Asking who else holds parental responsibility: a link, pressed once (L4, L5)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.errors import DomainError
from participants import notifications
from participants.ages import ADULT_AGE
from participants.enums import Answer, AnsweredThrough
from participants.models import (
    LINK_LIFE,
    Consent,
    ConsentRequest,
    ConsentUse,
    Guardianship,
    Participant,
    PurposeText,
)
from participants.services.consents import (
    give_consent,
    lock_participant,
    recount,
    withdraw_consent,
)

# Nobody's mailbox is filled by somebody who types her address.
MOST_A_DAY = 3
A_DAY = timedelta(days=1)


class AskingRefused(DomainError):
    """The other parent cannot be asked so."""


class LinkRefused(DomainError):
    """The link does nothing any more."""


@transaction.atomic
def ask_holder(
    *, participant: Participant, text: PurposeText, asked_by: User, name: str, email: str
) -> ConsentRequest:
    """Send a link to somebody who holds parental responsibility too; earlier links to her end.

    Raises:
        AskingRefused: the address is the minor's or of who asks, she answers on her own page, the
            person is of age, or too many were asked today.
    """
    now = timezone.now()
    lock_participant(participant)
    email = email.strip().lower()
    _check_address(participant, asked_by, email)
    age = participant.age_on(timezone.localdate(now))
    if age is not None and age >= ADULT_AGE:
        raise AskingRefused(_("From 18 on nobody else is asked."))
    asked = ConsentRequest.objects.filter(
        guardianship__participant=participant, created_at__gt=now - A_DAY
    )
    if asked.count() >= MOST_A_DAY:
        raise AskingRefused(_("You have asked three times today: ask again tomorrow."))
    guardianship = _guardianship_of(participant, name, email)
    guardianship.consent_requests.open(now).update(expires_at=now, updated_at=now)
    request = ConsentRequest.objects.create(
        guardianship=guardianship, text=text, asked_by=asked_by, expires_at=now + LINK_LIFE
    )
    notifications.asked(request)
    return request


@transaction.atomic
def answer_request(
    *, request: ConsentRequest, uses: Collection[ConsentUse], is_sole: bool = False
) -> None:
    """Write what a holder answers by her link: yes to ``uses``, no to what else was asked.

    Raises:
        LinkRefused: it was answered already, it is too late, or nothing is asked any more.
        ConsentRefused: the words have changed meanwhile.
    """
    now = timezone.now()
    guardianship = request.guardianship
    lock_participant(guardianship.participant)
    request = ConsentRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    waiting = asked_in(request)
    if not request.is_open(now) or not waiting:
        raise LinkRefused(_("This link has been used, or it is too late: ask for another."))
    if is_sole:
        declare_sole(guardianship=guardianship)
    for consent in waiting:
        _answer(consent, guardianship, is_yes=consent.use in uses)
    request.answered_at, request.answer = now, Answer.YES if uses else Answer.NO
    request.save(update_fields=["answered_at", "answer", "updated_at"])
    Guardianship.objects.filter(pk=guardianship.pk, confirmed_at=None).update(
        confirmed_at=now, updated_at=now
    )


@transaction.atomic
def withdraw_by_link(*, request: ConsentRequest) -> int:
    """End all that the holder agreed to, by the link she had; says how many uses that was."""
    guardianship = request.guardianship
    consents = agreed_by(request)
    for consent in consents:
        withdraw_consent(
            participant=guardianship.participant,
            purpose=consent.purpose,
            use=consent.use,
            guardianship=guardianship,
            through=AnsweredThrough.LINK,
        )
    return len(consents)


@transaction.atomic
def declare_sole(*, guardianship: Guardianship) -> None:
    """Write that she declares to hold parental responsibility alone (L5).

    Raises:
        AskingRefused: somebody else has answered for the child too.
    """
    lock_participant(guardianship.participant)
    others = Guardianship.objects.open().filter(participant=guardianship.participant)
    if others.exclude(pk=guardianship.pk).exclude(confirmed_at=None, guardian=None).exists():
        raise AskingRefused(_("Somebody else is responsible too: she must agree as well."))
    guardianship.is_sole = True
    guardianship.save(update_fields=["is_sole", "updated_at"])
    recount(guardianship.participant)


def asked_in(request: ConsentRequest) -> list[Consent]:
    """The consents that the holder of ``request`` is asked about: those that wait, of its words."""
    waiting = Consent.objects.active().filter(
        participant=request.guardianship.participant_id, text=request.text_id, effective_at=None
    )
    in_force = waiting.filter(text__in=PurposeText.objects.in_force().values("pk"))
    rows = in_force.exclude(
        answers__guardianship=request.guardianship_id, answers__answer=Answer.YES
    )
    return list(rows.select_related("purpose", "use").order_by("use__position", "pk"))


def agreed_by(request: ConsentRequest) -> list[Consent]:
    """The active consents to which the holder of ``request`` said yes."""
    rows = Consent.objects.active().filter(
        participant=request.guardianship.participant_id,
        answers__guardianship=request.guardianship_id,
        answers__answer=Answer.YES,
    )
    return list(rows.distinct().select_related("purpose", "use").order_by("pk"))


def _answer(consent: Consent, guardianship: Guardianship, *, is_yes: bool) -> None:
    if is_yes:
        give_consent(
            participant=guardianship.participant,
            text=consent.text,
            use=consent.use,
            guardianship=guardianship,
            through=AnsweredThrough.LINK,
        )
        return
    withdraw_consent(
        participant=guardianship.participant,
        purpose=consent.purpose,
        use=consent.use,
        guardianship=guardianship,
        through=AnsweredThrough.LINK,
        answer=Answer.NO,
    )


def _check_address(participant: Participant, asked_by: User, email: str) -> None:
    """The other parent is somebody else than the child and than who asks (L4)."""
    own = participant.user.email if participant.user else ""
    if email == own:
        raise AskingRefused(_("This is the child’s own address: write that of a parent."))
    if email == asked_by.email:
        raise AskingRefused(_("This is your own address: write that of the other parent."))
    accounts = Guardianship.objects.open().filter(participant=participant)
    if accounts.filter(guardian__email=email).exists():
        raise AskingRefused(_("This person signs in and answers on her own page."))


def _guardianship_of(participant: Participant, name: str, email: str) -> Guardianship:
    known = Guardianship.objects.open().filter(participant=participant)
    same = known.annotate(lower=Lower("email")).filter(lower=email).first()
    return same or Guardianship.objects.create(participant=participant, name=name, email=email)
