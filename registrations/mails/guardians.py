"""Letters about what a guardian is asked: to the person herself, and to her guardians (L3, L4)."""

from __future__ import annotations

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from communications.kinds import Content
from communications.letters import Link
from communications.models import Email
from communications.slots import secret_slot, slot
from communications.text import unlinked
from core.site import absolute
from participants.models import Guardianship
from registrations.enums import Answer, RegistrationStatus
from registrations.mails.news import News, cancellation, moment_words, news, site_name
from registrations.mails.parts import Contents, compose
from registrations.models import Authorisation
from registrations.tokens import authorisation_token


def pending(emails: Sequence[Email]) -> Contents:
    """Her seat is kept until a guardian has authorised it."""
    return {
        item.email.pk: _pending(item)
        for item in news(emails)
        if item.registration.status == RegistrationStatus.PENDING
        and item.is_about(item.registration.pending_until)
    }


def asked(emails: Sequence[Email]) -> Contents:
    """A guardian is asked to authorise, unless she or another has answered meanwhile."""
    now = timezone.now()
    rows = _authorisations(emails)
    return {
        item.email.pk: _asked(item, row)
        for item in news(emails)
        if (row := _row_of(item, rows)) and item.is_about(row.asked_at) and row.is_open(now)
    }


def reminded(emails: Sequence[Email]) -> Contents:
    """A guardian who has not answered is asked once more, while the seat is kept."""
    now = timezone.now()
    rows = _authorisations(emails)
    return {
        item.email.pk: _asked(item, row, subject=_("A reminder, we need your answer: %(event)s"))
        for item in news(emails)
        if (row := _row_of(item, rows))
        and item.is_about(item.registration.pending_until)
        and row.is_open(now)
    }


def answered(emails: Sequence[Email]) -> Contents:
    """What a guardian answered is noted."""
    rows = _authorisations(emails)
    return {
        item.email.pk: _answered(item, row)
        for item in news(emails)
        if (row := _row_of(item, rows)) and item.is_about(row.answered_at)
    }


def told(emails: Sequence[Email]) -> Contents:
    """A guardian is told that she has a place, while she has it."""
    keys = {email.context["guardianship"] for email in emails}
    guardians = Guardianship.objects.open().select_related("guardian").in_bulk(keys)
    return {
        item.email.pk: _told(item, guardian)
        for item in news(emails)
        if item.registration.status == RegistrationStatus.CONFIRMED
        and (guardian := guardians.get(item.email.context["guardianship"]))
    }


def _authorisations(emails: Sequence[Email]) -> dict[int, Authorisation]:
    keys = {email.context["authorisation"] for email in emails}
    return Authorisation.objects.select_related("guardianship__guardian").in_bulk(keys)


def _row_of(item: News, rows: dict[int, Authorisation]) -> Authorisation | None:
    row = rows.get(item.email.context["authorisation"])
    if row is not None:
        row.registration = item.registration
    return row


def _pending(item: News) -> Content:
    deadline = item.registration.pending_until
    letter = compose(
        item.occasion,
        subject=_("One step left: %(event)s"),
        title=_("One step left: a parent or guardian has to agree"),
        paragraphs=(
            _("We wrote to your parent or guardian: ask at home for our mail, and to answer it."),
            _("The place is kept until %(deadline)s. After that it goes to somebody who waits.")
            % {"deadline": moment_words(deadline) if deadline else ""},
        ),
        facts=item.occasion.facts,
        links=(item.occasion.page, cancellation()),
        in_line=True,
    )
    return letter.content(personal=item.personal())


def _asked(item: News, row: Authorisation, *, subject: str = "") -> Content:
    path = reverse("registrations:authorise", args=[authorisation_token(row)])
    waits = item.registration.status == RegistrationStatus.WAITING
    kept = (
        _("All the places are taken now: %(child)s is on the waiting list, and needs your answer.")
        if waits
        else _("The place is kept until %(deadline)s. After that it goes to somebody who waits.")
    )
    letter = compose(
        item.occasion,
        subject=subject or _("Do you agree? %(event)s"),
        title=_("Do you agree that %(child)s takes part?") % _child(),
        paragraphs=(
            _("%(child)s registered for the event below and is under 18: we need your yes.")
            % _child(),
            kept % {**_child(), "deadline": moment_words(row.deadline)},
        ),
        facts=item.occasion.facts,
        action=Link(_("Read and answer"), secret_slot("authorise")),
        afterwards=(
            _("The link opens a page with two buttons. Nothing happens until you press one."),
            _("It works once and is for you alone: do not pass it on."),
        ),
        reason=_reason(),
    )
    return letter.content(personal=_personal(item, row.guardianship, authorise=absolute(path)))


def _answered(item: News, row: Authorisation) -> Content:
    has_agreed = row.answer == Answer.GIVEN
    words = (
        _("You agreed that %(child)s takes part in the event below. Thank you.")
        if has_agreed
        else _("You did not agree that %(child)s takes part: the place went to who waits.")
    )
    subject = _("You agreed: %(event)s") if has_agreed else _("You did not agree: %(event)s")
    letter = compose(
        item.occasion,
        subject=subject,
        title=_("Your answer is noted"),
        paragraphs=(words % _child(),),
        facts=item.occasion.facts,
        afterwards=(_("If you change your mind, write to the organisers."),),
        links=(item.occasion.page,),
        reason=_reason(),
    )
    return letter.content(personal=_personal(item, row.guardianship))


def _told(item: News, guardian: Guardianship) -> Content:
    letter = compose(
        item.occasion,
        subject=_("So that you know: %(event)s"),
        title=_("%(child)s has a place at an event") % _child(),
        paragraphs=(
            _("%(child)s registered for the event below. You need not do anything.") % _child(),
        ),
        facts=item.occasion.facts,
        afterwards=(_("If something is not right, write to the organisers: you find them below."),),
        links=(item.occasion.page,),
        reason=_reason(),
    )
    return letter.content(personal=_personal(item, guardian))


def _child() -> dict[str, str]:
    return {"child": slot("child")}


def _reason() -> str:
    return _(
        "Your address was written on %(site)s as that of a parent or guardian of %(child)s. If you "
        "do not know who it is, do nothing: without an answer this ends by itself."
    ) % {**_child(), "site": site_name()}


def _personal(item: News, guardian: Guardianship, **others: str) -> dict[str, str]:
    participant = item.registration.participant
    child = unlinked(participant.first_name) if participant else ""
    return item.personal(name=unlinked(guardian.get_full_name()), child=child, **others)
