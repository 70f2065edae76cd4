"""Sending again, from the desk: what failed, and a copy of what went."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from communications.enums import EmailStatus
from communications.kinds import kind_of, open_kinds
from communications.models import Email, EmailQuerySet, Resending
from communications.previews import preview
from communications.services.queueing import queue_email, tell_the_worker
from core.db import after_commit
from core.errors import DomainError


class NothingToSend(DomainError):
    """The message cannot be sent again, and the sentence says why."""


@transaction.atomic
def queue_failed_again(emails: EmailQuerySet, *, by: User) -> int:
    """Queue those of ``emails`` that failed as if they were new; returns how many.

    Doing it twice is the same as once: the second finds none that failed. A message goes to the
    address that the person has now, unless it is about an address. Secret ones stay: what they
    held is gone.
    """
    failed = Email.objects.filter(status=EmailStatus.FAILED, is_secret=False)
    chosen = failed.filter(pk__in=emails.order_by().values("pk"))
    rows = list(chosen.select_for_update(of=("self",), no_key=True).only("pk", "last_error"))
    keys = [email.pk for email in rows]
    now = timezone.now()
    # Each line keeps what the row forgets: why it had failed.
    Resending.objects.bulk_create(
        Resending(email=email, asked_by=by, reason=email.last_error) for email in rows
    )
    queued = Email.objects.filter(pk__in=keys)
    queued.filter(kind__in=_following()).update(to=_present_address())
    queued.update(
        status=EmailStatus.PENDING, attempts=0, last_error="", next_attempt_at=now, updated_at=now
    )
    if keys:
        after_commit(tell_the_worker)
    return len(keys)


@transaction.atomic
def send_again(*, email: Email, number: int, by: User) -> Email:
    """Queue a copy of a message that was sent, and return the copy.

    The copy is made anew when it goes, so it says what is true then. ``number`` counts the
    copies: asking for one that is there already returns it, so pressing twice sends once.

    Raises:
        NothingToSend: it was never sent, or what it says is no longer true.
        CannotShow: the portal cannot write it any more.
    """
    if email.status != EmailStatus.SENT or email.is_secret:
        raise NothingToSend(_("Only a message that was sent can be sent again."))
    if preview(email) is None:
        raise NothingToSend(_("What this message said is no longer true: it is not sent again."))
    key = f"again:{email.pk}:{number}"
    queue_email(
        kind=email.kind,
        dedup_key=key,
        to=_address_of(email),
        language=email.language,
        recipient=email.recipient,
        context=email.context,
        priority=email.priority,
    )
    copy = Email.objects.get(dedup_key=key)
    Resending.objects.get_or_create(copy=copy, defaults={"email": email, "asked_by": by})
    return copy


def _following() -> list[str]:
    """The kinds that go to wherever the person is now."""
    return [kind.name for kind in open_kinds() if not kind.keeps_address]


def _present_address() -> Coalesce:
    people = User.objects.filter(pk=OuterRef("recipient"), is_active=True)
    return Coalesce(Subquery(people.values("email")), F("to"))


def _address_of(email: Email) -> str:
    person = email.recipient
    if person is None or not person.is_active or kind_of(email.kind).keeps_address:
        return email.to
    return person.email
