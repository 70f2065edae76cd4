"""Writes what the programmes share: places, bodies, sites, schools, professionals.

Rows are found by their code or address name and left as they are when they exist.
"""

from __future__ import annotations

from partners.enums import OrganisationKind
from partners.models import Department, Organisation, Professional, Room, Site
from places.models import Municipality
from portal.demo_data.organisations import ORGANISATIONS
from portal.demo_data.people import PROFESSIONALS
from portal.demo_data.places import MUNICIPALITIES, MunicipalityData
from portal.demo_data.schools import SCHOOLS, slug_of
from portal.demo_data.shape import SiteData
from portal.demo_data.sites import SITES
from schools.enums import Level
from schools.models import School


class Shared:
    """The shared rows, by the names with which the programmes call them."""

    def __init__(self) -> None:
        """Write those that are not there yet."""
        self.municipalities = {row.name: _municipality(row) for row in MUNICIPALITIES}
        self.organisations = self._write_organisations()
        self.schools = self._write_schools()
        self.departments = {
            (d.organisation.slug, d.name): d
            for d in Department.objects.select_related("organisation")
        }
        self.sites = {site.key: self._write_site(site) for site in SITES}
        self.rooms = {
            (room.site_id, room.name): room
            for room in Room.objects.filter(site__in=self.sites.values())
        }
        self.professionals = self._write_professionals()

    def _write_organisations(self) -> dict[str, Organisation]:
        found = {}
        for data in ORGANISATIONS:
            organisation, created = Organisation.objects.get_or_create(
                slug=data.slug,
                defaults={
                    "name": data.name,
                    "short_name": data.short_name,
                    "kind": data.kind,
                    "municipality": self.municipalities.get(data.municipality),
                    "website": data.website,
                },
            )
            if created:
                Department.objects.bulk_create(
                    Department(organisation=organisation, name=name) for name in data.departments
                )
            found[data.slug] = organisation
        return found

    def _write_schools(self) -> dict[str, School]:
        found: dict[str, School] = {}
        for data in SCHOOLS:
            is_for_adults = data.level == Level.ADULTS
            kind = OrganisationKind.ADULT_EDUCATION if is_for_adults else OrganisationKind.SCHOOL
            organisation, _ = Organisation.objects.get_or_create(
                slug=slug_of(data),
                defaults={
                    "name": data.name,
                    "kind": kind,
                    "municipality": self.municipalities[data.municipality],
                },
            )
            self.organisations[slug_of(data)] = organisation
            found[data.code], _ = School.objects.get_or_create(
                ministerial_code=data.code,
                defaults={
                    "organisation": organisation,
                    "level": data.level,
                    "track": data.track,
                    "institute": found.get(data.institute),
                },
            )
        return found

    def _write_site(self, data: SiteData) -> Site:
        site, created = Site.objects.get_or_create(
            organisation=self.organisations[data.organisation],
            name=data.name,
            defaults={
                "address": data.address,
                "postal_code": data.postal_code,
                "municipality": self.municipalities[data.municipality],
                "directions": data.directions,
                "accessibility_notes": data.notes,
                **data.answers,
            },
        )
        if created:
            Room.objects.bulk_create(
                Room(site=site, name=room.name, floor=room.floor, **room.answers)
                for room in data.rooms
            )
        return site

    def _write_professionals(self) -> dict[str, Professional]:
        return {
            data.key: Professional.objects.get_or_create(
                organisation=self.organisations[data.organisation],
                first_name=data.first_name,
                last_name=data.last_name,
                defaults={
                    "department": self.departments.get((data.organisation, data.department)),
                    "job_title": data.job_title,
                    "biography": data.biography,
                    "is_role_model": data.is_role_model,
                    "gender": data.gender,
                },
            )[0]
            for data in PROFESSIONALS
        }


def _municipality(row: MunicipalityData) -> Municipality:
    return Municipality.objects.get_or_create(
        cadastral_code=row.cadastral_code,
        defaults={
            "istat_code": row.istat_code,
            "name": row.name,
            "province": row.province,
            "region": row.region,
        },
    )[0]
