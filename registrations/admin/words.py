"""Refusals as an organiser reads them: of a third person, and of nothing outside her programmes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext as _

from core.errors import DomainError
from events.availability import Verdict
from events.eligibility import Refusal
from events.wording import condition_label
from registrations.services import Overlap, RegistrationRefused


def said_to_staff(error: DomainError) -> str:
    """``error`` in words for who acts for somebody else.

    Where else the person is at that time is not said: it may be in a programme of others.
    """
    if isinstance(error, Overlap):
        return _("This person has a place elsewhere at the same time.")
    if isinstance(error, RegistrationRefused):
        refusal = error.availability.refusal
        if error.availability.verdict is Verdict.NOT_ELIGIBLE and refusal:
            return _not_eligible(refusal)
        if error.availability.verdict is Verdict.CLOSED:
            return _("This session has begun: nobody registers any more.")
    return str(error)


@contextmanager
def in_words_for_staff() -> Iterator[None]:
    """What is refused inside is refused in the words of :func:`said_to_staff`."""
    try:
        yield
    except DomainError as error:
        raise DomainError(said_to_staff(error)) from error


def _not_eligible(refusal: Refusal) -> str:
    who = {"who": condition_label(refusal.condition)}
    if refusal.is_unknown:
        return (
            _("What the rules ask is not known of this person. Who can take part: %(who)s.") % who
        )
    return _("The rules do not let this person take part. Who can: %(who)s.") % who
