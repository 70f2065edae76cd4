"""The mails about encounters, in the reader's language. Every function answers for a batch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from careerdays.choice_mails import choices_close, choices_open, nobody_found
from careerdays.models import PlaceOffer
from careerdays.notifications import Kind
from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Fact, Link
from communications.models import Email
from communications.slots import slot
from communications.text import clean_line
from core.dates import when
from core.site import absolute
from registrations.enums import RegistrationStatus
from registrations.mails.news import NO_KEY, News, moment_words, news, ticket
from registrations.mails.parts import Contents, class_facts, compose


def register_kinds() -> None:
    """Make the messages of this app known to the outbox; called when the apps are ready."""
    for kind, build, title in (
        (Kind.TIMETABLE, _timetables, gettext_lazy("Timetable of a career day")),
        (Kind.PLACE_OFFERED, _offers, gettext_lazy("Place with a host offered")),
        (Kind.CHOICES_OPEN, choices_open, gettext_lazy("Choices of a career day are open")),
        (Kind.CHOICES_CLOSE, choices_close, gettext_lazy("Choices of a career day close soon")),
        (Kind.NOBODY_FOUND, nobody_found, gettext_lazy("No encounter at a career day")),
    ):
        register(MessageKind(kind, TEMPLATE, build, title))


def _timetables(emails: Sequence[Email]) -> Contents:
    return {
        item.email.pk: _timetable(item)
        for item in news(emails)
        if item.registration.status == RegistrationStatus.CONFIRMED
    }


def _timetable(item: News) -> Content:
    words = _("Now you know whom you meet, when and where: the timetable is on your ticket.")
    if item.is_class:
        words = _(
            "The timetables are ready: with the code of her slip each pupil finds hers. The codes "
            "are on the booking's page."
        )
    letter = compose(
        item.occasion,
        subject=_("Whom you meet: %(event)s"),
        title=_("The timetables are ready"),
        paragraphs=(words,),
        facts=(*item.occasion.facts, *class_facts(item.registration)),
        action=ticket(is_class=item.is_class),
        afterwards=(
            _(
                "If you cannot come, cancel your registration: your places go to those who had "
                "wanted them."
            ),
        ),
    )
    return letter.content(personal=item.personal())


def _offers(emails: Sequence[Email]) -> Contents:
    """Offers that keep a place still."""
    rows = PlaceOffer.objects.open(timezone.now()).select_related(
        "meeting__round", "meeting__host__organisation"
    )
    found = rows.in_bulk({email.context["offer"] for email in emails})
    return {
        item.email.pk: _offered(item, found[item.email.context["offer"]])
        for item in news(emails)
        if item.email.context["offer"] in found
    }


def _offered(item: News, offer: PlaceOffer) -> Content:
    host, one = offer.meeting.host, offer.meeting.round
    page = reverse("careerdays:choices", args=[NO_KEY]).replace(str(NO_KEY), slot("key"))
    told: dict[str, Any] = {"deadline": moment_words(offer.expires_at)}
    letter = compose(
        item.occasion,
        subject=_("A place with somebody you chose: %(event)s"),
        title=_("A place with somebody you chose is free"),
        paragraphs=(_("Take it by %(deadline)s. After that it goes to somebody else.") % told,),
        facts=(
            Fact(_("Whom to meet"), (clean_line(f"{host.name}, {host.organisation.name}"),)),
            Fact(_("When"), (when(one.starts_at, one.ends_at),)),
            item.occasion.facts[0],
        ),
        action=Link(_("Take the place, or leave it"), absolute(page)),
    )
    return letter.content(personal=item.personal())
