"""Who came."""

from __future__ import annotations

import factory

from attendance.enums import Source
from attendance.models import Attendance
from tests.factories.accounts import UserFactory
from tests.factories.registrations import RegistrationFactory


class AttendanceFactory(factory.django.DjangoModelFactory):
    """Somebody with a place who came when it began, and stayed."""

    class Meta:
        model = Attendance

    registration = factory.SubFactory(RegistrationFactory)
    occurrence = factory.LazyAttribute(lambda o: o.registration.session.occurrences.first())
    present = factory.LazyAttribute(lambda o: o.registration.seats)
    source = Source.DOOR
    arrived_at = factory.LazyAttribute(lambda o: o.occurrence.starts_at)
    recorded_by = factory.SubFactory(UserFactory)
