"""The mails that call somebody to choose, and the one to whom nobody could be found for.

Written when they are sent: to whoever chose meanwhile, or whose choices are closed, nothing goes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from careerdays.calling import without_encounters, yet_to_choose
from careerdays.models import CareerDay
from communications.kinds import Content
from communications.letters import Link
from communications.models import Email
from communications.slots import slot
from core.site import absolute
from registrations.mails.news import NO_KEY, News, her_page, moment_words, news
from registrations.mails.parts import Contents, class_facts, compose
from registrations.models import RegistrationQuerySet


def choices_open(emails: Sequence[Email]) -> Contents:
    """That choices are open, until when, and how many one makes."""
    return {item.email.pk: _open(item, day) for item, day in _still_to_choose(emails)}


def choices_close(emails: Sequence[Email]) -> Contents:
    """That choices close soon, and that she has chosen nobody."""
    return {item.email.pk: _close(item, day) for item, day in _still_to_choose(emails)}


def nobody_found(emails: Sequence[Email]) -> Contents:
    """That the timetables are out, that nobody could be found for her, and what she can do."""
    return {item.email.pk: _nobody(item) for item in _among(emails, without_encounters())}


def _open(item: News, career_day: CareerDay) -> Content:
    words = ngettext(
        "Choose whom you want to meet: up to %(number)d host.",
        "Choose whom you want to meet: up to %(number)d hosts, whom you want most first.",
        career_day.most_choices,
    )
    paragraphs = (
        words % {"number": career_day.most_choices},
        _("You have time until %(deadline)s. Who chooses first has no advantage."),
    )
    if item.is_class:
        paragraphs = (
            _("Your pupils can choose whom they meet: print the codes, one slip for each."),
            _("They have time until %(deadline)s. Who chooses first has no advantage."),
        )
    return _call(
        item,
        career_day,
        subject=_("Choose whom you meet: %(event)s"),
        title=_("Choices are open"),
        paragraphs=paragraphs,
    )


def _close(item: News, career_day: CareerDay) -> Content:
    paragraphs = (
        _("Choices close on %(deadline)s, and you have not chosen anybody yet."),
        _("Who chooses nobody meets whoever has room."),
    )
    if item.is_class:
        paragraphs = (
            _("Choices close on %(deadline)s, and no pupil of the class has chosen yet."),
            _("Who chooses nobody meets whoever has room."),
        )
    return _call(
        item,
        career_day,
        subject=_("Choices close soon: %(event)s"),
        title=_("There is still time to choose"),
        paragraphs=paragraphs,
    )


def _call(
    item: News, career_day: CareerDay, *, subject: str, title: str, paragraphs: Sequence[str]
) -> Content:
    deadline = {"deadline": moment_words(career_day.choices_close_at)}
    letter = compose(
        item.occasion,
        subject=subject,
        title=title,
        paragraphs=tuple(words % deadline for words in paragraphs),
        facts=(*item.occasion.facts, *class_facts(item.registration)),
        action=_way_to_choose(item),
    )
    return letter.content(personal=item.personal())


def _nobody(item: News) -> Content:
    words = _("The timetables are out, and nobody could be found for you: all places are taken.")
    if item.is_class:
        words = _("The timetables are out, and nobody could be found for the pupils of this class.")
    letter = compose(
        item.occasion,
        subject=_("No encounters for you yet: %(event)s"),
        title=_("Nobody could be found for you"),
        paragraphs=(
            words,
            _("Places become free until the day itself: look at what is free, and take it."),
        ),
        facts=(*item.occasion.facts, *class_facts(item.registration)),
        action=Link(_("See what is free"), _way_to_choose(item).url),
    )
    return letter.content(personal=item.personal())


def _way_to_choose(item: News) -> Link:
    """Her own page of choices; of a class its slips; of several people her page with all."""
    if item.is_of_several:
        return her_page()
    view = "careerdays:slips" if item.is_class else "careerdays:choices"
    label = _("Print the codes") if item.is_class else _("Choose whom you meet")
    return Link(label, absolute(reverse(view, args=[NO_KEY]).replace(str(NO_KEY), slot("key"))))


def _still_to_choose(emails: Sequence[Email]) -> Iterator[tuple[News, CareerDay]]:
    """Messages to those who are still to choose, with their career day."""
    items = _among(emails, yet_to_choose(timezone.now()))
    events = {item.registration.session.event_id for item in items}
    days = {one.event_id: one for one in CareerDay.objects.filter(event__in=events)}
    for item in items:
        yield item, days[item.registration.session.event_id]


def _among(emails: Sequence[Email], rows: RegistrationQuerySet) -> list[News]:
    """The messages whose registration is one of ``rows`` when they are written."""
    items = list(news(emails))
    theirs = rows.filter(pk__any_of=[item.registration.pk for item in items])
    there = set(theirs.values_list("pk", flat=True))
    return [item for item in items if item.registration.pk in there]
