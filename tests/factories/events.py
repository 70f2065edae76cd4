from __future__ import annotations

from datetime import UTC, datetime, timedelta

import factory

from events.enums import Audience, EventKind, EventStatus, GuardianPolicy
from events.models import EligibilityRule, Event, Occurrence, Session
from programmes.enums import Topic
from tests.factories.partners import SiteFactory
from tests.factories.programmes import ProgrammeFactory

# Tests live at this moment (see the ``now`` fixture); sessions are three weeks later.
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
START = datetime(2026, 12, 12, 8, 30, tzinfo=UTC)


class EventFactory(factory.django.DjangoModelFactory):
    """A published workshop in person."""

    class Meta:
        model = Event
        skip_postgeneration_save = True

    programme = factory.SubFactory(ProgrammeFactory)
    kind = EventKind.WORKSHOP
    title = factory.Sequence(lambda n: f"Evento {n}")
    slug = factory.Sequence(lambda n: f"evento-{n}")
    summary = "Un evento di prova."
    topic = Topic.ROBOTICS
    audiences = [Audience.UPPER_SECONDARY]
    minor_policy = GuardianPolicy.NONE
    site = factory.SubFactory(SiteFactory)
    status = EventStatus.PUBLISHED
    published_at = NOW - timedelta(days=10)

    class Params:
        draft = factory.Trait(status=EventStatus.DRAFT, published_at=None)
        submitted = factory.Trait(
            status=EventStatus.SUBMITTED, published_at=None, submitted_at=NOW - timedelta(days=2)
        )
        sent_back = factory.Trait(
            status=EventStatus.CHANGES_REQUESTED,
            published_at=None,
            submitted_at=NOW - timedelta(days=2),
            review_note="Dire per quale età è.",
        )
        approved = factory.Trait(
            status=EventStatus.APPROVED, published_at=None, submitted_at=NOW - timedelta(days=2)
        )
        cancelled = factory.Trait(status=EventStatus.CANCELLED, cancelled_at=NOW)
        online = factory.Trait(format="online", site=None, kind=EventKind.WEBINAR)


class SessionFactory(factory.django.DjangoModelFactory):
    """A session of three hours with one occurrence and twenty seats."""

    class Meta:
        model = Session
        skip_postgeneration_save = True

    event = factory.SubFactory(EventFactory)
    capacity = 20
    starts_at = START
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + timedelta(hours=3))

    @factory.post_generation
    def occurrence(self, create, extracted, **kwargs):
        if create and extracted is not False:
            Occurrence.objects.create(session=self, starts_at=self.starts_at, ends_at=self.ends_at)


class EligibilityRuleFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EligibilityRule

    event = factory.SubFactory(EventFactory)
    kind = "age"
    minimum = 14
    maximum = 17
