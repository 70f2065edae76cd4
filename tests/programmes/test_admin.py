"""Programmes, and what belongs to their networks, on the desk."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import translation

from programmes.admin.school_classes import NOT_OF_HERS
from programmes.enums import ProgrammeStatus
from schools.models import SchoolClass
from tests.desk import coordinator_of, enter_desk, meanwhile, posted_from
from tests.factories.accounts import UserFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.schools import SchoolClassFactory, SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
ADD_CLASS = "admin:schools_schoolclass_add"


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def hers(client, settings, programme):
    return enter_desk(client, settings, coordinator_of(programme))


def class_page(row):
    return reverse("admin:schools_schoolclass_change", args=[row.pk])


def new_class(client, school):
    page = posted_from(client.get(reverse(ADD_CLASS)))
    data = {"school": school.pk, "school_year": "202627", "year": "1", "section": "B"}
    return client.post(reverse(ADD_CLASS), page | data)


def test_a_programme_concluded_while_it_is_saved_stays_so(hers, programme):
    url = reverse("admin:programmes_programme_change", args=[programme.pk])
    page = posted_from(hers.get(url)) | {"title": "Nuovo titolo"}

    with meanwhile(programme, status=ProgrammeStatus.CONCLUDED):
        hers.post(url, page)

    programme.refresh_from_db()
    assert (programme.title, programme.status) == ("Nuovo titolo", ProgrammeStatus.CONCLUDED)


def test_a_coordinator_writes_classes_of_her_network(hers, programme):
    row = SchoolClassFactory()
    programme.schools.add(row.school)

    changed = hers.post(class_page(row), posted_from(hers.get(class_page(row))) | {"pupils": "21"})
    added = new_class(hers, row.school)

    row.refresh_from_db()
    assert (changed.status_code, row.pupils, added.status_code) == (302, 21, 302)


def test_she_reads_classes_of_other_schools_and_writes_none(hers):
    row = SchoolClassFactory()
    ProgrammeFactory().schools.add(row.school)

    added = new_class(hers, row.school)

    assert hers.get(class_page(row)).status_code == 200
    assert hers.post(class_page(row), {}).status_code == 403
    with translation.override("it"):
        assert dict(added.context["adminform"].form.errors) == {"school": [str(NOT_OF_HERS)]}
    assert list(SchoolClass.objects.all()) == [row]


def test_a_class_does_not_leave_the_network(hers, programme):
    row, elsewhere = SchoolClassFactory(), SchoolFactory()
    programme.schools.add(row.school)
    page = posted_from(hers.get(class_page(row)))

    hers.post(class_page(row), page | {"school": elsewhere.pk})

    assert SchoolClass.objects.get().school == row.school


def test_platform_administrators_write_classes_of_any_school(client, settings):
    administrator = enter_desk(client, settings, UserFactory(administrator=True))

    assert new_class(administrator, SchoolFactory()).status_code == 302
