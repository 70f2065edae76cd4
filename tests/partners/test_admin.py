"""Organisations on the desk: read by every coordinator, changed by some."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import translation

from partners.admin.changing import NOT_HERS
from partners.models import Department, Room, SafeguardingCheck, Site
from partners.resources import ProfessionalResource
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.partners import (
    MembershipFactory,
    ProfessionalFactory,
    RoomFactory,
    SafeguardingCheckFactory,
    SiteFactory,
)
from tests.factories.places import MunicipalityFactory
from tests.factories.programmes import PartnershipFactory, ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]


@pytest.fixture
def partnership():
    return PartnershipFactory()


@pytest.fixture
def hers(client, settings, partnership):
    return enter_desk(client, settings, coordinator_of(partnership.programme))


@pytest.fixture
def others(client, settings):
    return enter_desk(client, settings, coordinator_of(ProgrammeFactory()))


def belongings(organisation):
    site = SiteFactory(organisation=organisation)
    department = Department.objects.create(organisation=organisation, name="Ricerca")
    rows = [site, RoomFactory(site=site), ProfessionalFactory(organisation=organisation)]
    return [organisation, department, *rows]


def change_page(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def test_a_coordinator_saves_what_belongs_to_a_body_of_hers(hers, partnership):
    for row in belongings(partnership.organisation):
        address = change_page(row)

        response = hers.post(address, posted_from(hers.get(address)))

        assert response.status_code == 302, row


def test_a_body_that_has_a_member_is_saved_and_keeps_her(hers, partnership):
    member = MembershipFactory(organisation=partnership.organisation)
    address = change_page(partnership.organisation)

    response = hers.post(address, posted_from(hers.get(address)) | {"email": "new@example.org"})

    partnership.organisation.refresh_from_db()
    assert (response.status_code, partnership.organisation.email) == (302, "new@example.org")
    assert list(partnership.organisation.memberships.all()) == [member]


def test_another_coordinator_reads_and_saves_nothing(others, partnership):
    for row in belongings(partnership.organisation):
        address = change_page(row)

        assert others.get(address).status_code == 200, row
        assert others.post(address, {}).status_code == 403, row


@pytest.mark.parametrize("model", [Site, Department, Room])
def test_nothing_is_added_to_a_body_that_is_not_hers(others, model):
    site = SiteFactory(municipality=MunicipalityFactory())
    address = reverse(f"admin:partners_{model._meta.model_name}_add")
    data = posted_from(others.get(address))
    data |= {"name": "Nuova", "site": site.pk, "organisation": site.organisation.pk}
    data |= {"address": "Via Nuova 1", "municipality": site.municipality.pk}

    response = others.post(address, data)

    (sentences,) = response.context["adminform"].form.errors.values()
    with translation.override("it"):
        assert sentences == [str(NOT_HERS)]
    assert not model.objects.filter(name="Nuova").exists()


def test_who_writes_a_check_down_is_who_made_it(hers, partnership):
    address = change_page(ProfessionalFactory(organisation=partnership.organisation))
    data = posted_from(hers.get(address))
    data |= {"checks-TOTAL_FORMS": "1", "checks-0-checked_on": "2026-11-20"}
    data |= {"checks-0-valid_until": "2027-05-20", "checks-0-outcome": "clear"}

    hers.post(address, data)

    check = SafeguardingCheck.objects.get()
    assert (check.valid_until, check.checked_by) == (
        date(2027, 5, 20),
        partnership.programme.coordinators.get().user,
    )


def test_checks_are_the_business_of_who_may_change_the_body(others):
    check = SafeguardingCheckFactory(valid_until=date(2026, 12, 25))

    page = others.get(change_page(check.professional)).content.decode()
    rows = others.get(reverse("admin:partners_professional_changelist")).content.decode()

    assert check.professional.last_name in rows
    assert "2026-12-25" not in page
    assert "25 dic 2026" not in page
    assert "25 dic 2026" not in rows


def test_a_gender_is_the_business_of_who_may_change_the_body(hers, partnership):
    own = ProfessionalFactory(organisation=partnership.organisation, gender="woman")
    other = ProfessionalFactory(gender="woman")

    asked = [
        "field-gender" in hers.get(change_page(person)).content.decode() for person in (own, other)
    ]

    assert asked == [True, False]


def test_a_gender_leaves_in_no_export_and_stands_in_no_history(partnership):
    person = ProfessionalFactory(gender="woman")
    resource = ProfessionalResource(user=coordinator_of(partnership.programme))

    assert "gender" not in {column.attribute for column in resource.export_columns}
    assert "gender" not in {field.name for field in person.history.model._meta.fields}


def test_until_when_somebody_may_work_with_minors_is_in_the_list(hers, partnership):
    professional = ProfessionalFactory(organisation=partnership.organisation)
    SafeguardingCheckFactory(professional=professional, valid_until=date(2026, 12, 25))

    rows = hers.get(reverse("admin:partners_professional_changelist")).content.decode()

    assert "25 dic 2026" in rows


@pytest.mark.parametrize("sheet", [("yes", 1), ("no", 2)])
def test_sites_without_an_accessibility_sheet_are_found(hers, sheet):
    SiteFactory(lift="no")
    SiteFactory.create_batch(2)

    response = hers.get(reverse("admin:partners_site_changelist"), {"sheet": sheet[0]})

    assert response.context["cl"].result_count == sheet[1]


def test_the_bodies_of_a_programme_of_hers_are_found(hers, partnership):
    other = PartnershipFactory().programme
    address = reverse("admin:partners_organisation_changelist")

    mine = hers.get(address, {"programme": partnership.programme.pk}).context["cl"]
    theirs = hers.get(address, {"programme": other.pk}).context["cl"]

    assert list(mine.queryset) == [partnership.organisation]
    assert theirs.result_count == 0


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("table", ["organisation", "site", "room", "professional", "department"])
def test_lists_cost_the_same_queries(hers, django_assert_num_queries, table, count):
    for _number in range(count):
        belongings(PartnershipFactory().organisation)

    with django_assert_num_queries(QUERIES[table]):
        hers.get(reverse(f"admin:partners_{table}_changelist"))


QUERIES = {"organisation": 7, "site": 6, "room": 6, "professional": 7, "department": 6}
