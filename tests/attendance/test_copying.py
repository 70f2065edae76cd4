"""What the copy of an event takes over of hours and certificates."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from attendance.copying import OFFER, RULE
from attendance.models import CertificateRule, HourOffer
from events.models import Occurrence
from events.services import Times, create_session
from programmes.enums import DateRule
from programmes.shifting import Shift
from registrations.copying import EditionOrder, copy_programme
from tests.factories.accounts import UserFactory
from tests.factories.attendance import AttendanceFactory, CertificateRuleFactory, HourOfferFactory
from tests.factories.events import START, EventFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# The fields that a copy does not take over as they are, and why.
LEFT_OUT = {
    "id",
    "created_at",
    "updated_at",
    "event",  # the copy
    "compulsory",  # its own dates
}


@pytest.fixture
def event():
    """A course of three dates, of which nobody may miss the second."""
    event = EventFactory()
    times = [Times(START + timedelta(days=n), START + timedelta(days=n, hours=2)) for n in range(3)]
    create_session(event=event, times=times, capacity=20)
    HourOfferFactory(event=event, law="course", organisation=OrganisationFactory())
    rule = CertificateRuleFactory(event=event, percent=70)
    rule.compulsory.add(Occurrence.objects.filter(session__event=event).order_by("starts_at")[1])
    return event


def next_year(event):
    shift = Shift(DateRule("weekday"), event.programme.starts_on, date(2027, 9, 1))
    order = EditionOrder(title="Due", shift=shift)
    by = UserFactory(staff=True)
    return copy_programme(programme=event.programme, order=order, key=uuid4(), by=by).events.get()


def test_laws_and_rules_are_taken_over_and_nobody_who_came(event):
    AttendanceFactory(registration=RegistrationFactory(session=event.sessions.get()))

    copy = next_year(event)

    mine, theirs = event.hour_offers.get(), copy.hour_offers.get()
    assert (theirs.law, theirs.organisation) == (mine.law, mine.organisation)
    assert copy.certificate_rule.percent == 70
    assert not copy.sessions.get().registrations.exists()


def test_the_compulsory_date_is_the_one_in_its_place(event):
    copy = next_year(event)

    dates = Occurrence.objects.filter(session__event=copy).order_by("starts_at")
    assert list(copy.certificate_rule.compulsory.all()) == [dates[1]]


@pytest.mark.parametrize(("model", "names"), [(HourOffer, OFFER), (CertificateRule, RULE)])
def test_every_field_is_copied_or_left_out_on_purpose(model, names):
    fields = {field.name for field in (*model._meta.fields, *model._meta.many_to_many)}

    assert fields - LEFT_OUT == {name.removesuffix("_id") for name in names}
