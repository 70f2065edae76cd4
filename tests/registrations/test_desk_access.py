"""Every model of the desk × a coordinator of another programme."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib import admin
from django.urls import reverse

from portal.models import PageRating
from programmes.models import Action, Phase
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.communications import EmailFactory
from tests.factories.events import SessionFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.registrations import ReminderFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# Rows of a programme, each coordinator's own: how to get one from a registration for its event.
OF_A_PROGRAMME = {
    "programmes.programme": lambda registration: _programme(registration),
    "programmes.phase": lambda registration: Phase.objects.create(
        programme=_programme(registration),
        name="Mese delle STEM",
        starts_on=date(2026, 4, 1),
        ends_on=date(2026, 4, 30),
    ),
    "programmes.action": lambda registration: Action.objects.create(
        programme=_programme(registration), title="Laboratori"
    ),
    "events.event": lambda registration: registration.session.event,
    "events.session": lambda registration: registration.session,
    "registrations.registration": lambda registration: registration,
    "registrations.reminder": lambda registration: ReminderFactory(
        event=registration.session.event
    ),
    "participants.participant": lambda registration: registration.participant,
}
OF_ADMINISTRATORS = {
    "accounts.user": lambda registration: UserFactory(),
    "communications.email": lambda registration: EmailFactory(),
    "portal.pagerating": lambda registration: PageRating.objects.create(path="/", score=1),
}
# Read by every coordinator: what programmes have in common.
SHARED = {
    "partners.department",
    "partners.organisation",
    "partners.professional",
    "partners.room",
    "partners.site",
    "places.municipality",
    "programmes.series",
    "schools.school",
}
GUARDED = OF_A_PROGRAMME | OF_ADMINISTRATORS


def _programme(registration):
    return registration.session.event.programme


def test_every_model_of_the_desk_is_known_here():
    registered = {model._meta.label_lower for model in admin.site._registry}

    assert registered == set(GUARDED) | SHARED


@pytest.mark.parametrize("page", ["change", "history", "delete"])
@pytest.mark.parametrize("model", sorted(GUARDED))
def test_a_coordinator_of_another_programme_opens_no_page_of_a_row(
    client, settings, register, model, page
):
    row = GUARDED[model](register(SessionFactory()))
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    url = reverse(f"admin:{model.replace('.', '_')}_{page}", args=[row.pk])

    assert client.get(url).status_code in {302, 403, 404}
    assert client.post(url, {"post": "yes"}).status_code in {302, 403, 404}
    assert type(row).objects.filter(pk=row.pk).exists()
