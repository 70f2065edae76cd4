"""Finding a session of a programme by what a sheet says of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, time
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from events.enums import EventStatus
from events.models import Session
from exchange.names import folded
from programmes.models import Programme


class Found(NamedTuple):
    """A session, in what a sheet may say of it."""

    pk: int
    day: date
    starts: time
    event: str
    label: str


class SessionFinder:
    """The sessions of one programme; those of another do not exist here."""

    def __init__(self, programme: Programme) -> None:
        self.by_event: dict[str, list[Found]] = defaultdict(list)
        self.labels: dict[int, str] = {}
        columns = ["pk", "starts_at", "event__slug", "event__title"]
        rows = Session.objects.filter(event__programme=programme)
        shown = rows.filter(event__status__in=[EventStatus.PUBLISHED, EventStatus.CANCELLED])
        for pk, starts_at, slug, title in shown.order_by("pk").values_list(*columns):
            moment = timezone.localtime(starts_at)
            found = Found(pk, moment.date(), moment.time(), slug, title)
            for name in {folded(slug), folded(title)}:
                self.by_event[name].append(found)
            self.labels[pk] = f"{title} · {moment:%d/%m/%Y %H:%M}"

    def label(self, pk: int) -> str:
        return self.labels[pk]

    def find(self, event: str, day: date | None, starts: time | None) -> int:
        """The session (its key) of ``event`` on ``day`` at ``starts``.

        Raises:
            ValidationError: there is none, or more than one, with what to write.
        """
        of_event = self.event(event)
        fitting = [
            found
            for found in of_event
            if day in {None, found.day} and starts in {None, found.starts}
        ]
        if len(fitting) != 1:
            raise ValidationError({"session__starts_at": self._which(of_event, fitting)})
        return fitting[0].pk

    def event(self, event: str) -> list[Found]:
        """The sessions of ``event``.

        Raises:
            ValidationError: there is no such event, or more than one.
        """
        of_event = self.by_event.get(folded(event), [])
        if not of_event:
            words = _("This programme has no published event “%(value)s” with sessions.")
            raise ValidationError({"session__event__slug": words % {"value": event}})
        if len({found.event for found in of_event}) > 1:
            words = _("More than one event is called “%(value)s”: write its code.")
            raise ValidationError({"session__event__slug": words % {"value": event}})
        return of_event

    def _which(self, of_event: list[Found], fitting: list[Found]) -> str:
        words = _("More than one session fits: write its date and time.")
        if not fitting:
            words = _("The event has no session then: it has these: %(sessions)s.")
        times = [f"{found.day:%d/%m/%Y} {found.starts:%H:%M}" for found in of_event[:10]]
        return words % {"sessions": ", ".join(times)}
