"""Who is in the segment that a message is for, asked anew each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import BooleanField, Case, Count, FloatField, Q, Value, When, Window
from django.db.models.functions import Extract, RowNumber
from django.utils import timezone
from django.utils.translation import gettext as _

from registrations.enums import Recipients
from registrations.models import CONTACT, REACHABLE, Message, Registration, RegistrationQuerySet
from registrations.wording import session_when


@dataclass(frozen=True, slots=True)
class Reach:
    """How many people get a message, and how many cannot: they have no account."""

    people: int
    without_address: int


def reach(message: Message) -> Reach:
    """Count the people of the segment, each once however often she is registered."""
    counts = segment(message).aggregate(
        people=Count(CONTACT, distinct=True, filter=REACHABLE),
        without_address=Count("participant", distinct=True, filter=~REACHABLE),
    )
    return Reach(counts["people"], counts["without_address"])


def segment(message: Message) -> RegistrationQuerySet:
    """The registrations that make the segment: what is narrowed twice holds for both."""
    rows = Registration.objects.shown_to_staff().filter(
        session__event__programme=message.programme_id,
        status__in=Recipients(message.recipients).statuses,
    )
    if message.event_id:
        rows = rows.filter(session__event=message.event_id)
    if message.session_id:
        rows = rows.filter(session=message.session_id)
    if message.school_id:
        of_school = Q(participant__school=message.school_id)
        rows = rows.filter(of_school | Q(school_class__school=message.school_id))
    return rows


def one_for_each(message: Message) -> RegistrationQuerySet:
    """One registration for each account that is written to, by session.

    It is the one of her next session, or of her last where none is to come: the placeholders of
    the message speak of that one.
    """
    now = timezone.now()
    of_each = (
        segment(message)
        .reachable()
        .order_by()
        .annotate(
            turn=Window(
                RowNumber(), partition_by=CONTACT, order_by=[_is_over(now), _distance(now), "pk"]
            )
        )
        .filter(turn=1)
    )
    return Registration.objects.filter(pk__in=of_each.values("pk")).order_by("session_id", "pk")


def segment_words(message: Message) -> str:
    """The segment in a line: "Everyone with a place · Laboratorio di robotica"."""
    parts = [str(Recipients(message.recipients).label)]
    if message.session:
        parts += [message.session.event.title, session_when(message.session)]
    elif message.event:
        parts.append(message.event.title)
    else:
        parts.append(_("programme %(title)s") % {"title": message.programme.title})
    if message.school:
        parts.append(_("pupils of %(school)s") % {"school": message.school})
    return " · ".join(parts)


def _is_over(now: datetime) -> Case:
    over = When(session__ends_at__lte=now, then=Value(value=True))
    return Case(over, default=Value(value=False), output_field=BooleanField())


def _distance(now: datetime) -> Case:
    """The nearer to now, the smaller: of sessions to come, and of those that are over."""
    start = Extract("session__starts_at", "epoch")
    over = When(session__ends_at__lte=now, then=Value(0.0) - start)
    return Case(over, default=start, output_field=FloatField())
