"""Who stands at the door says a name, a school, a class, or whose classmate she is."""

from __future__ import annotations

import pytest
from django.urls import reverse

from attendance.finding import named
from attendance.models import Attendance
from tests.factories.attendance import StewardFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.registrations import RegistrationFactory, RosterEntryFactory
from tests.factories.schools import SchoolClassFactory, SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def session():
    return SessionFactory(starts_at=NOW)


@pytest.fixture
def find(session):
    return lambda words: named(session.occurrences.get(), words)


@pytest.fixture
def school():
    return SchoolFactory(organisation=OrganisationFactory(name="Liceo Vittorio Véneto"))


def a_person(session, first_name="Zoe", last_name="Neri", **facts):
    person = ParticipantFactory(first_name=first_name, last_name=last_name, **facts)
    return RegistrationFactory(session=session, participant=person)


def test_a_name_finds_who_has_a_place_whatever_the_accents(session, find):
    lucia = a_person(session, "Lucìa", "D’Amico")
    a_person(session, "Lucia", "Bruni")
    a_person(SessionFactory(), "Lucia", "Amico")

    assert find("lucia amico") == [lucia]
    assert find("amico lucia") == [lucia]


def test_a_person_is_found_by_her_school_and_class_year(session, find, school):
    zoe = a_person(session, school=school, school_year=4)
    a_person(session, "Ada", school=school, school_year=3)
    a_person(session, "Ida")

    assert find("veneto 4") == [zoe]
    assert len(find("veneto")) == 2


def test_a_class_is_found_by_its_name_its_school_and_its_pupils(session, find, school):
    classes = [SchoolClassFactory(school=school, year=3, section=section) for section in "AB"]
    booked = [RegistrationFactory(session=session, a_class=True, school_class=c) for c in classes]
    ada = ParticipantFactory(first_name="Ada", last_name="Bruni")
    RosterEntryFactory(registration=booked[1], participant=ada)

    assert find("3a veneto") == [booked[0]]
    assert find("ada bruni") == [booked[1]]
    assert find("bruni veneto") == [booked[1]]


def test_l9_of_who_limited_her_data_only_the_name_finds(session, find, school):
    zoe = a_person(session, school=school, restricted_at=NOW)
    a_class = RegistrationFactory(session=session, a_class=True)
    ada = ParticipantFactory(first_name="Ada", restricted_at=NOW)
    RosterEntryFactory(registration=a_class, participant=ada)

    assert find("neri") == [zoe]
    assert find("veneto") == find("ada") == []


def test_who_is_found_stands_on_the_page_with_her_school_and_is_not_let_in(client, session, school):
    zoe = a_person(session, school=school)
    client.force_login(StewardFactory(event=session.event).user)
    url = reverse("doors:entrance", args=[session.occurrences.get().key])

    page = client.post(url, {"code": "zoe"})

    assert page.context["found"] == [zoe]
    assert "Zoe Neri · Liceo Vittorio Véneto" in page.content.decode()
    assert not Attendance.objects.exists()
