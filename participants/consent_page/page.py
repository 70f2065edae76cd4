"""The people whose consents somebody answers for, with what each is asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from core.dates import on_date
from participants.consent_page.known import Known, known_of
from participants.consent_page.rows import PurposeBlock, Reader, row_of
from participants.enums import Answer
from participants.models import ConsentRequest, ConsentUse, Guardianship, Participant, Purpose
from participants.services import needed_for, why_not_asked


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody else who is responsible for the person, and whether she has answered."""

    name: str
    sentence: str


@dataclass(slots=True)
class Person:
    """A person, the purposes she is asked about, and who else must agree.

    ``guardianship`` is the reader's; None where the person is the reader herself.
    """

    participant: Participant
    guardianship: Guardianship | None
    blocks: list[PurposeBlock] = field(default_factory=list)
    holders: list[Holder] = field(default_factory=list)

    @property
    def is_me(self) -> bool:
        return self.guardianship is None

    @property
    def lacks_birth_date(self) -> bool:
        """Whether her age decides what she is asked, and she never told it."""
        return self.is_me and self.participant.birth_date is None

    @property
    def asks_holders(self) -> bool:
        return any(block.asks_holders for block in self.blocks)

    @property
    def may_be_sole(self) -> bool:
        """Whether the reader may say that she alone is responsible: nobody else is known."""
        guardianship = self.guardianship
        return bool(guardianship and not guardianship.is_sole and not self.holders)


def people_of(user: User) -> list[Person]:
    """Herself first, then those under 18 in her care; each with what she is asked about.

    For who decides for herself already, a parent is asked only what needs the parents (L5).
    """
    mine = list(Participant.objects.of(user).select_related("user"))
    children = Participant.objects.guarded_by(user).exclude(user=user.pk)
    theirs = list(children.select_related("user").order_by("first_name", "pk"))
    known = known_of([participant.pk for participant in (*mine, *theirs)])
    people = [Person(participant, None) for participant in mine]
    people += [Person(child, _of(user, child, known)) for child in theirs]
    now = timezone.now()
    for person in people:
        person.blocks = _blocks(person, known)
        person.holders = _holders(person, known, now)
    return people


def _of(user: User, child: Participant, known: Known) -> Guardianship:
    """Her own guardianship of a child in her care."""
    rows = known.guardianships[child.pk]
    return next(row for row in rows if row.guardian_id == user.pk)


def _blocks(person: Person, known: Known) -> list[PurposeBlock]:
    return [
        _block(person, purpose, known)
        for purpose in known.purposes
        if purpose.pk in known.texts and _is_asked(person, purpose)
    ]


def _is_asked(person: Person, purpose: Purpose) -> bool:
    if why_not_asked(person.participant, purpose):
        return False
    needed = needed_for(person.participant, purpose)
    return needed.herself if person.is_me else bool(needed.holders)


def _block(person: Person, purpose: Purpose, known: Known) -> PurposeBlock:
    text, needed = known.texts[purpose.pk], needed_for(person.participant, purpose)
    text.purpose = purpose
    block = PurposeBlock(purpose, text, needed)
    reader = Reader(person.participant, person.guardianship)
    uses: list[ConsentUse | None] = [*purpose.uses.all()]
    for use in uses or [None]:
        key = (person.participant.pk, purpose.pk, use.pk if use else None)
        block.rows.append(row_of(reader, text, needed, use, known.consents.get(key)))
    return block


def _holders(person: Person, known: Known, now: datetime) -> list[Holder]:
    """Who else answers for her, each with how far she is."""
    others = [
        row
        for row in known.guardianships.get(person.participant.pk, [])
        if row != person.guardianship
    ]
    return [
        Holder(row.get_full_name() or row.address, _progress(row, known.requests.get(row.pk), now))
        for row in others
    ]


def _progress(guardianship: Guardianship, request: ConsentRequest | None, now: datetime) -> str:
    if guardianship.guardian_id:
        return _("Answers on a page like this one, after signing in.")
    if request is None:
        return _("We have not asked yet.")
    if request.answered_at:
        day = {"day": on_date(request.answered_at)}
        yes = request.answer == Answer.YES
        return (_("Said yes %(day)s.") if yes else _("Said no %(day)s.")) % day
    if request.is_open(now):
        words = _("We wrote %(day)s. The link ends %(end)s.")
        return words % {"day": on_date(request.created_at), "end": on_date(request.expires_at)}
    return _("The link has ended without an answer: ask again.")
