"""One thing that is asked: how it stands, in words, and what may be pressed."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.dates import date_words
from participants.agreeing import Needed
from participants.enums import Answer, AnsweredBy
from participants.models import (
    Consent,
    ConsentUse,
    Guardianship,
    Participant,
    Purpose,
    PurposeText,
)


@dataclass(frozen=True, slots=True)
class Row:
    """A use, or a purpose that has none. ``state`` is a code of ``components/_state.html``."""

    name: str
    use: ConsentUse | None
    state: str
    label: str
    sentence: str
    may_give: bool
    may_withdraw: bool
    withdraw_label: str = ""


@dataclass(frozen=True, slots=True)
class PurposeBlock:
    """A purpose with the words in force and the rows to answer, one by one."""

    purpose: Purpose
    text: PurposeText
    needed: Needed
    rows: list[Row] = field(default_factory=list)

    @property
    def asks_holders(self) -> bool:
        """Whether both who hold parental responsibility are needed."""
        return self.needed.holders > 1

    @property
    def is_waiting(self) -> bool:
        """Whether something is agreed to that somebody else must agree to as well."""
        return any(row.state == "waiting" for row in self.rows)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, and about whom: ``guardianship`` is None for the person herself."""

    participant: Participant
    guardianship: Guardianship | None


def row_of(
    reader: Reader,
    text: PurposeText,
    needed: Needed,
    use: ConsentUse | None,
    consent: Consent | None,
) -> Row:
    """How the consent of ``reader.participant`` to ``use`` stands."""
    name = use.name if use else text.purpose.name
    if consent is None:
        return Row(name, use, "none", _("Not given"), "", may_give=True, may_withdraw=False)
    stop = _("I withdraw my consent")
    if consent.text_id != text.pk:
        words = _("The words have changed since: read them, and answer again if you want.")
        return Row(name, use, "opens_on", _("Asked again"), words, True, True, stop)  # noqa: FBT003
    if consent.effective_at:
        words = _("Since %(day)s.") % {"day": date_words(consent.effective_at, with_year=True)}
        return Row(name, use, "open", _("Given"), words, False, True, stop)  # noqa: FBT003
    mine = _has_answered(consent, reader.guardianship)
    return Row(
        name,
        use,
        "waiting",
        _("Not yet: somebody is missing"),
        _missing(reader, needed, consent),
        may_give=not mine,
        may_withdraw=True,
        withdraw_label=stop if mine else _("No, I do not agree"),
    )


def _has_answered(consent: Consent, guardianship: Guardianship | None) -> bool:
    by = AnsweredBy.GUARDIAN if guardianship else AnsweredBy.HERSELF
    return any(
        answer.answer == Answer.YES and answer.by == by and answer.guardianship == guardianship
        for answer in consent.answers.all()
    )


def _missing(reader: Reader, needed: Needed, consent: Consent) -> str:
    """Whose yes is still needed: "Vale quando dici di sì anche tu."."""
    is_me = reader.guardianship is None
    if not _has_answered(consent, reader.guardianship):
        return _("Somebody has agreed already. It counts when you agree too.")
    if needed.herself and not is_me and not _has_answered(consent, None):
        name = {"name": reader.participant.first_name}
        return _("It counts when %(name)s agrees too, on her own page.") % name
    lacking = needed.holders - len(_holders(consent))
    return ngettext(
        "It counts when one more parent agrees.",
        "It counts when %(number)d parents agree.",
        lacking,
    ) % {"number": lacking}


def _holders(consent: Consent) -> set[int]:
    return {
        answer.guardianship_id
        for answer in consent.answers.all()
        if answer.answer == Answer.YES and answer.guardianship_id
    }
