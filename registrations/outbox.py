"""Which messages of the outbox a person at the desk may read: one answer for every page."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Count, Func

from accounts.models import User
from communications.enums import EmailStatus
from communications.models import REGISTRATION, Email, EmailQuerySet
from registrations.mails.names import Kind
from registrations.models import Message, Registration


class _AnyOf(Func):
    """Whether a value is in an array that is made once.

    Her registrations are looked up first and then their mails, by the index: her outbox takes
    the time that it has mails, however many there are of others. With ``IN`` the planner reads
    the mails of everybody and asks of each whether it is hers.
    """

    template = "(%(expressions)s))"
    arg_joiner = " = ANY("
    output_field = BooleanField()


def emails_visible_to(user: User | AnonymousUser) -> EmailQuerySet:
    """For a coordinator those about registrations of her events, for an administrator all.

    What is secret is nobody's.
    """
    if user.is_superuser:
        return Email.objects.visible_to(user)
    hers = Registration.objects.coordinated_by(user).order_by().values("pk")
    return Email.objects.filter(_AnyOf(REGISTRATION, ArraySubquery(hers)), is_secret=False)


def emails_of(message: Message) -> EmailQuerySet:
    """What a message to a segment became: a mail for each person. Copies are not among them."""
    return Email.objects.filter(dedup_key__startswith=f"{Kind.MESSAGE}:{message.pk}:")


def delivery_of(message: Message) -> dict[EmailStatus, int]:
    """How many of the mails of ``message`` are in which state."""
    rows = emails_of(message).order_by().values_list("status").annotate(Count("pk"))
    return {EmailStatus(status): number for status, number in rows}
