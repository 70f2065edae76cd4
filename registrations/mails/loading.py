"""The registrations that a batch of messages speaks of, in a number of queries that never grows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Prefetch

from communications.models import Email
from events.models import Session
from programmes.fundings import with_fundings
from registrations.models import Registration

# Who reads about a registration, and whose it is.
READERS = ["participant__user", "booked_by", "school_class__school__organisation"]


def registrations_of(emails: Iterable[Email]) -> dict[int, Registration]:
    """Each message's registration, by the message's key, with all that its words need.

    Registrations of one session share one instance of it, so its words are made once.
    """
    sessions = Session.objects.select_related(
        "event__programme", "event__site__municipality", "site__municipality", "room"
    ).prefetch_related("occurrences", with_fundings("event__programme"))
    together = Registration.objects.select_related("participant").order_by("pk")
    party = Prefetch("party__registrations", queryset=together)
    keys = {email.pk: email.context["registration"] for email in emails}
    found = (
        Registration.objects.select_related(
            "participant__user", "booked_by", "school_class__school__organisation"
        )
        .prefetch_related(Prefetch("session", queryset=sessions), party)
        .in_bulk(set(keys.values()))
    )
    return {email: found[key] for email, key in keys.items() if key in found}
