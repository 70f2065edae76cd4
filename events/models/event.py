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
from core.history import tracked
from core.models import TimeStampedModel
from events.enums import (
    Audience,
    Bookable,
    Booking,
    EventKind,
    EventStatus,
    Format,
    GuardianPolicy,
)
from participants.ages import ADULT_AGE
from participants.coming_of_age import age_of_consent
from partners.models import Organisation, Professional, Site
from programmes.enums import Topic
from programmes.models import Action, Phase, Programme

SEARCH_CONFIG = "italian_unaccent"


class EventQuerySet(models.QuerySet["Event"]):
    def public(self) -> EventQuerySet:
        """Events that anybody may read about: published, or cancelled after that."""
        return self.filter(published_at__isnull=False)

    def published(self) -> EventQuerySet:
        """Events that take place."""
        return self.filter(status=EventStatus.PUBLISHED)

    def coordinated_by(self, user: User | AnonymousUser) -> EventQuerySet:
        """Events of the programmes that ``user`` coordinates."""
        return self.filter(programme__in=Programme.objects.coordinated_by(user))

    def visible_to(self, user: User | AnonymousUser) -> EventQuerySet:
        """Public events, and for a coordinator her drafts and the proposals made to her."""
        mine = Programme.objects.coordinated_by(user).values("pk")
        return self.filter(Q(published_at__isnull=False) | Q(programme__in=mine))


@tracked()
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
    regular_contact = models.BooleanField(
        _("direct and regular contact with minors"),
        default=False,
        help_text=_(
            "Yes where the same adults work with the same minors several times, or closely: "
            "mentoring, a lab, a course. No for a single talk or visit. Its professionals then "
            "need a safeguarding check that holds on each of its dates."
        ),
    )
    booking = models.CharField(
        _("booking"), max_length=12, choices=Booking, default=Booking.REGISTRATION
    )
    max_companions = models.PositiveSmallIntegerField(
        _("companions allowed"),
        default=0,
        help_text=_("How many people somebody may bring along; each takes a seat."),
    )
    bookable_by = models.CharField(
        _("who books"), max_length=11, choices=Bookable, default=Bookable.INDIVIDUALS
    )
    needs_roster = models.BooleanField(
        _("classes give the names of their pupils"),
        default=False,
        help_text=_("Only where the event cannot do without: numbers are enough otherwise."),
    )
    max_seats_per_school = models.PositiveSmallIntegerField(
        _("most seats of one school"),
        null=True,
        blank=True,
        help_text=_("In the classes that are booked, all sessions together."),
    )
    child_policy = models.CharField(
        _("what a guardian does for who is under 14"),
        max_length=9,
        choices=GuardianPolicy,
        default=GuardianPolicy.AUTHORISE,
    )
    minor_policy = models.CharField(
        _("what a guardian does for who is 14 to 17"),
        max_length=9,
        choices=GuardianPolicy,
        default=GuardianPolicy.INFORM,
    )
    authorisation_duration = models.DurationField(
        _("how long a seat is kept for a guardian to authorise"), default=timedelta(hours=72)
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
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    review_note = models.TextField(
        _("changes requested"), blank=True, help_text=_("What has to change, in words.")
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
            one_of("bookable_by", Bookable, name="event_bookable_by_valid"),
            one_of("child_policy", GuardianPolicy, name="event_child_policy_valid"),
            one_of("minor_policy", GuardianPolicy, name="event_minor_policy_valid"),
            models.CheckConstraint(
                name="event_authorisation_duration_positive",
                condition=Q(authorisation_duration__gt=timedelta(0)),
                violation_error_message=_("Give a guardian some time to authorise."),
            ),
            models.CheckConstraint(
                name="event_max_seats_per_school_positive",
                condition=Q(max_seats_per_school=None) | Q(max_seats_per_school__gt=0),
                violation_error_message=_("A school has at least one seat, or no limit."),
            ),
            models.CheckConstraint(
                name="event_published_at_when_public",
                condition=Q(status=EventStatus.CANCELLED)
                | Q(status=EventStatus.PUBLISHED, published_at__isnull=False)
                | Q(status__in=EventStatus.UNPUBLISHED, published_at=None),
            ),
            models.CheckConstraint(
                name="event_submitted_at_when_proposed",
                condition=~Q(status__in=EventStatus.PROPOSED) | Q(submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="event_changes_requested_in_words",
                condition=~Q(status=EventStatus.CHANGES_REQUESTED) | ~Q(review_note=""),
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

    @property
    def takes_classes(self) -> bool:
        return self.bookable_by != Bookable.INDIVIDUALS

    @property
    def takes_individuals(self) -> bool:
        return self.bookable_by != Bookable.CLASSES

    def guardian_policy(self, age: int | None) -> GuardianPolicy:
        """What is asked of the guardian of somebody of that ``age`` (L3).

        None is somebody whose age was never asked: she has declared to be old enough.
        """
        if age is None or age >= ADULT_AGE:
            return GuardianPolicy.NONE
        is_child = age < age_of_consent()
        return GuardianPolicy(self.child_policy if is_child else self.minor_policy)

    def authorisation_deadline(self, *, starts_at: datetime, now: datetime) -> datetime:
        """Until when a seat taken ``now`` is kept for a guardian to authorise."""
        return min(
            now + self.authorisation_duration, self.latest_answer(starts_at=starts_at, now=now)
        )

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


@tracked()
class EventHost(Event.hosts.through):  # type: ignore[name-defined,misc]
    """For the history: host of an event."""

    class Meta:
        proxy = True
        verbose_name = _("host of an event")
        verbose_name_plural = _("hosts of events")


@tracked()
class EventProfessional(Event.professionals.through):  # type: ignore[name-defined,misc]
    """For the history: professional of an event."""

    class Meta:
        proxy = True
        verbose_name = _("professional of an event")
        verbose_name_plural = _("professionals of events")
