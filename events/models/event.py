"""What families read about."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.db import Plain
from core.fields import ChoicesField
from core.models import TimeStampedModel
from events.enums import Audience, Booking, EventKind, EventStatus, Format
from partners.models import Organisation, Professional, Site
from programmes.enums import Topic
from programmes.models import Action, Phase, Programme

SEARCH_CONFIG = "italian_unaccent"


class EventQuerySet(models.QuerySet["Event"]):
    def public(self) -> EventQuerySet:
        """Events that anybody may read about: published, or cancelled after that."""
        return self.filter(published_at__isnull=False).exclude(status=EventStatus.DRAFT)

    def published(self) -> EventQuerySet:
        """Events that take place."""
        return self.filter(status=EventStatus.PUBLISHED)

    def coordinated_by(self, user: User | AnonymousUser) -> EventQuerySet:
        """Events of the programmes that ``user`` coordinates."""
        return self.filter(programme__in=Programme.objects.coordinated_by(user))

    def visible_to(self, user: User | AnonymousUser) -> EventQuerySet:
        """Public events, and for a coordinator her drafts."""
        mine = Programme.objects.coordinated_by(user).values("pk")
        return self.filter(
            (Q(published_at__isnull=False) & ~Q(status=EventStatus.DRAFT)) | Q(programme__in=mine)
        )


class Event(TimeStampedModel):
    """Something on offer: it takes place in one or more sessions."""

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, related_name="events", verbose_name=_("programme")
    )
    phase = models.ForeignKey(
        Phase,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("phase"),
    )
    action = models.ForeignKey(
        Action,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("action"),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=EventKind)
    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(_("address name"), max_length=100, unique=True)
    summary = models.CharField(_("summary"), max_length=160)
    description = models.TextField(_("description"), blank=True)
    topic = models.CharField(_("topic"), max_length=20, choices=Topic)
    audiences = ChoicesField(Audience, verbose_name=_("audiences"))
    format = models.CharField(_("format"), max_length=9, choices=Format, default=Format.IN_PERSON)
    site = models.ForeignKey(
        Site,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("site"),
    )
    hosts = models.ManyToManyField(
        Organisation, blank=True, related_name="hosted_events", verbose_name=_("hosts")
    )
    professionals = models.ManyToManyField(
        Professional, blank=True, related_name="events", verbose_name=_("professionals")
    )
    booking = models.CharField(
        _("booking"), max_length=12, choices=Booking, default=Booking.REGISTRATION
    )
    max_companions = models.PositiveSmallIntegerField(
        _("companions allowed"),
        default=0,
        help_text=_("How many people somebody may bring along; each takes a seat."),
    )
    cost_note = models.CharField(
        _("cost"), max_length=200, blank=True, help_text=_("Leave empty when it is free.")
    )
    what_to_bring = models.TextField(_("what to bring"), blank=True)
    more_information = models.TextField(_("more information"), blank=True)
    contact_email = models.EmailField(_("contact email address"), blank=True)
    offer_duration = models.DurationField(
        _("how long an offered seat is kept"), default=timedelta(hours=48)
    )
    offer_cutoff = models.DurationField(
        _("offers end this long before the start"),
        default=timedelta(hours=3),
        help_text=_("After that a freed seat is confirmed at once to the first in line."),
    )
    max_overtakes = models.PositiveSmallIntegerField(
        _("how often a large group may be passed"),
        default=3,
        help_text=_("Smaller groups may take seats that a larger one cannot use, this many times."),
    )
    status = models.CharField(
        _("status"), max_length=9, choices=EventStatus, default=EventStatus.DRAFT
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)
    cancelled_at = models.DateTimeField(_("cancelled at"), null=True, blank=True)
    cancel_reason = models.CharField(_("reason of the cancellation"), max_length=300, blank=True)
    search_vector = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=SEARCH_CONFIG)
        + SearchVector("summary", weight="B", config=SEARCH_CONFIG)
        + SearchVector("description", weight="C", config=SEARCH_CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )
    search_text = models.GeneratedField(
        expression=Plain(Concat("title", Value(" "), "summary")),
        output_field=models.TextField(),
        db_persist=True,
        editable=False,
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["-pk"]
        constraints = [
            one_of("status", EventStatus, name="event_status_valid"),
            one_of("kind", EventKind, name="event_kind_valid"),
            one_of("format", Format, name="event_format_valid"),
            one_of("booking", Booking, name="event_booking_valid"),
            one_of("topic", Topic, name="event_topic_valid"),
            models.CheckConstraint(
                name="event_published_at_when_published",
                condition=~Q(status=EventStatus.PUBLISHED) | Q(published_at__isnull=False),
            ),
            models.CheckConstraint(
                name="event_cancelled_at_when_cancelled",
                condition=Q(status=EventStatus.CANCELLED, cancelled_at__isnull=False)
                | (~Q(status=EventStatus.CANCELLED) & Q(cancelled_at=None)),
            ),
            models.CheckConstraint(
                name="event_online_has_no_site",
                condition=~Q(format=Format.ONLINE) | Q(site=None),
                violation_error_message=_("An online event has no site."),
            ),
            models.CheckConstraint(
                name="event_offer_times_positive",
                condition=Q(offer_duration__gt=timedelta(0)) & Q(offer_cutoff__gte=timedelta(0)),
                violation_error_message=_("Offer times cannot be negative."),
            ),
        ]
        indexes = [
            GinIndex(fields=["search_vector"], name="event_search"),
            GinIndex(OpClass(F("search_text"), name="gin_trgm_ops"), name="event_search_typos"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("registrations:event", args=[self.slug])

    @property
    def illustration(self) -> str:
        return Topic(self.topic).illustration

    @property
    def is_online(self) -> bool:
        return self.format == Format.ONLINE

    def offer_deadline(self, *, starts_at: datetime, now: datetime) -> datetime | None:
        """Until when a seat freed ``now`` is kept for the person it is offered to.

        None inside the last hours before ``starts_at``: there is no time left to ask, the seat
        is confirmed at once. All moments are aware.
        """
        latest = starts_at - self.offer_cutoff
        return min(now + self.offer_duration, latest) if now < latest else None

    def latest_answer(self, *, starts_at: datetime, now: datetime) -> datetime:
        """By when somebody must have answered, so that another can still come.

        The cut-off before ``starts_at``; the start itself when ``now`` is past that.
        """
        latest = starts_at - self.offer_cutoff
        return latest if now < latest else starts_at
