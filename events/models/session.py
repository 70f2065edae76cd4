"""When and where an event takes place, and how many people it holds."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from events.enums import EventStatus, SessionStatus
from events.models.event import Event
from events.models.pool import SeatPool
from partners.models import Room, Site
from schools.years import school_year_of


class SessionQuerySet(models.QuerySet["Session"]):
    def scheduled(self) -> SessionQuerySet:
        """Sessions that take place: their event is published and neither is cancelled."""
        return self.filter(status=SessionStatus.SCHEDULED, event__status=EventStatus.PUBLISHED)

    def upcoming(self, now: datetime | None = None) -> SessionQuerySet:
        """Sessions that are not over."""
        return self.filter(ends_at__gt=now or timezone.now()).order_by("starts_at", "pk")

    def with_facts(self) -> SessionQuerySet:
        """Load what ``events/facts.py`` reads, and where the session takes place."""
        return (
            self.select_related(
                "event__programme", "event__site__municipality", "site__municipality", "room"
            )
            .defer("event__search_vector", "event__search_text")
            .prefetch_related("event__rules__municipalities")
            .with_pools()
        )

    def with_pools(self) -> SessionQuerySet:
        """Load the seats that are kept for somebody (``events/facts.py``)."""
        pools = SeatPool.objects.filter(session=OuterRef("pk"))
        return self.annotate(pool_rows=ArraySubquery(pools.rows()))  # type: ignore[no-redef]

    def public(self) -> SessionQuerySet:
        """Sessions of the events that anybody may read about."""
        return self.filter(event__published_at__isnull=False)

    def visible_to(self, user: User | AnonymousUser) -> SessionQuerySet:
        """Sessions of the events that ``user`` may see."""
        return self.filter(event__in=Event.objects.visible_to(user))


@tracked(exclude=["taken", "waiting"])
class Session(TimeStampedModel):
    """One bookable run of an event.

    ``starts_at`` and ``ends_at`` are those of its first and last occurrence, ``taken`` and
    ``waiting`` the seats and entries of its registrations: each is written by one operation only
    (in the services of events and registrations). ``sequence`` grows when the calendar entry
    changes (RFC 5545).
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="sessions", verbose_name=_("event")
    )
    label = models.CharField(
        _("label"), max_length=80, blank=True, help_text=_("Where dates are not enough to choose.")
    )
    site = models.ForeignKey(
        Site,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("site"),
        help_text=_("Leave empty when it is the event's."),
    )
    room = models.ForeignKey(
        Room,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="sessions",
        verbose_name=_("room"),
    )
    join_url = models.URLField(
        _("link to take part online"),
        blank=True,
        help_text=_("Shown only to those registered, from one hour before."),
    )
    capacity = models.PositiveIntegerField(
        _("seats"), null=True, blank=True, help_text=_("Leave empty when there is no limit.")
    )
    waiting_limit = models.PositiveIntegerField(
        _("length of the waiting list"),
        null=True,
        blank=True,
        help_text=_("Leave empty when there is no limit; 0 for no waiting list."),
    )
    registration_opens_at = models.DateTimeField(_("registration opens"), null=True, blank=True)
    priority_opens_at = models.DateTimeField(
        _("registration opens for pre-registered teachers"),
        null=True,
        blank=True,
        help_text=_("Teachers who pre-registered for the programme may book from then on."),
    )
    registration_closes_at = models.DateTimeField(
        _("registration closes"),
        null=True,
        blank=True,
        help_text=_("Leave empty when it closes at the start."),
    )
    starts_at = models.DateTimeField(_("starts"), editable=False)
    ends_at = models.DateTimeField(_("ends"), editable=False)
    taken = models.PositiveIntegerField(_("seats taken"), default=0, editable=False)
    waiting = models.PositiveIntegerField(_("people waiting"), default=0, editable=False)
    sequence = models.PositiveIntegerField(_("calendar sequence"), default=0, editable=False)
    status = models.CharField(
        _("status"), max_length=9, choices=SessionStatus, default=SessionStatus.SCHEDULED
    )
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    cancel_reason = models.CharField(_("reason of the cancellation"), max_length=300, blank=True)

    objects = SessionQuerySet.as_manager()

    # The seats that are kept for somebody, where they were loaded (``with_pools``).
    pool_rows: Sequence[dict[str, Any]] = ()

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        ordering = ["starts_at", "pk"]
        constraints = [
            one_of("status", SessionStatus, name="session_status_valid"),
            models.CheckConstraint(
                name="session_not_overbooked",
                condition=Q(capacity=None) | Q(taken__lte=F("capacity")),
                violation_error_message=_("There cannot be fewer seats than those taken."),
            ),
            models.CheckConstraint(
                name="session_capacity_positive",
                condition=Q(capacity=None) | Q(capacity__gt=0),
                violation_error_message=_("A session has at least one seat."),
            ),
            models.CheckConstraint(
                name="session_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="session_registration_closes_after_it_opens",
                condition=Q(registration_opens_at=None)
                | Q(registration_closes_at=None)
                | Q(registration_closes_at__gt=F("registration_opens_at")),
                violation_error_message=_("Registration must close after it opens."),
            ),
            models.CheckConstraint(
                name="session_priority_before_it_opens",
                condition=Q(priority_opens_at=None)
                | Q(registration_opens_at__isnull=False)
                & Q(priority_opens_at__lt=F("registration_opens_at")),
                violation_error_message=_("Pre-registered teachers book before all the others."),
            ),
            models.CheckConstraint(
                name="session_cancelled_at_when_cancelled",
                condition=Q(status=SessionStatus.CANCELLED, cancelled_at__isnull=False)
                | (~Q(status=SessionStatus.CANCELLED) & Q(cancelled_at=None)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["ends_at", "starts_at", "event"],
                name="session_upcoming",
                condition=Q(status=SessionStatus.SCHEDULED),
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} · {timezone.localtime(self.starts_at):%d/%m/%Y %H:%M}"

    @property
    def place(self) -> Site | None:
        """Where it takes place: its own site, or the event's."""
        return self.site or self.event.site

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def school_year(self) -> str:
        """The school year in which it begins, as the registry writes it: 202627."""
        return school_year_of(timezone.localdate(self.starts_at))

    @property
    def free(self) -> int | None:
        """Seats left; None when there is no limit."""
        return None if self.capacity is None else max(0, self.capacity - self.taken)


@tracked()
class Occurrence(models.Model):
    """One date and time of a session; a webinar has one, a fifteen-hour course has ten."""

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.CASCADE, related_name="occurrences", verbose_name=_("session")
    )
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="occurrence_ends_after_start",
                condition=Q(ends_at__gt=F("starts_at")),
                violation_error_message=_("It must end after it starts."),
            ),
            models.UniqueConstraint(
                fields=["session", "starts_at"],
                name="occurrence_start_unique",
                # Checked at commit: moving several dates at once may cross them.
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("This session already has a date at that time."),
            ),
        ]
        indexes = [models.Index(fields=["starts_at"], name="occurrence_starts_at")]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%d/%m/%Y %H:%M}"
