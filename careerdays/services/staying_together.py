"""Siblings who came in one party ask to meet the same hosts at the same time."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from careerdays.models import Ballot
from careerdays.services.choosing import CannotChoose, ballot_of


@transaction.atomic
def keep_together(*, ballot: Ballot, is_wanted: bool) -> None:
    """Everybody of her party meets the same hosts in the same rounds; or not any more.

    Raises:
        CannotChoose: choices are closed, or no host has room for all of them at once.
    """
    career_day = ballot.career_day
    if not career_day.takes_choices(timezone.now()):
        raise CannotChoose(_("Choices are closed: nothing was changed."))
    people = {r.participant_id: r.participant for r in ballot.party if r.participant}
    most = career_day.hosts.aggregate(most=Max("seats"))["most"] or 0
    if is_wanted and len(people) > most:
        raise CannotChoose(_("No host has room for all of you at once."))
    ballots = [
        ballot_of(career_day=career_day, participant=person).pk for person in people.values()
    ]
    now = timezone.now()
    Ballot.objects.filter(pk__in=ballots).update(is_together=is_wanted, changed_at=now)
