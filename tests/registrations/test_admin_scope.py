"""What a coordinator sees of the desk: what is hers."""

from __future__ import annotations

import pytest
from django.urls import reverse

from events.enums import SessionStatus
from events.models import Event
from programmes.enums import PartnershipRole
from tests.desk import coordinator_of, enter_desk
from tests.factories.events import SessionFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.programmes import CoordinatorFactory, PartnershipFactory, ProgrammeFactory
from tests.registrations.pages import change, changelist

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.mark.parametrize(
    ("model", "row_of"),
    [
        ("events_event", lambda session: session.event),
        ("events_session", lambda session: session),
        ("registrations_registration", lambda session: session.registrations.get()),
        ("participants_participant", lambda session: session.registrations.get().participant),
        ("programmes_programme", lambda session: session.event.programme),
    ],
)
def test_a_coordinator_sees_what_is_hers_and_nothing_else(world, model, row_of):
    client, mine, other = world

    listed = client.get(changelist(model)).context["cl"].result_list

    assert list(listed) == [row_of(mine)]
    assert client.get(change(model, row_of(mine))).status_code == 200
    assert client.get(change(model, row_of(other))).status_code == 302


def test_choices_are_hers_too_also_when_typed(world):
    client, mine, other = world
    url = reverse("admin:autocomplete")
    asked = {"app_label": "events", "model_name": "event", "field_name": "programme"}

    found = client.get(url, asked).json()["results"]
    new = Event(programme=other.event.programme)
    posted = client.post(
        reverse("admin:events_event_add"), {"programme": new.programme_id, "title": "X"}
    )

    assert [row["id"] for row in found] == [str(mine.event.programme_id)]
    assert "programme" in posted.context["adminform"].form.errors


def test_filters_name_nobody_elses_events(world):
    client, mine, other = world

    content = client.get(changelist("events_session")).content.decode()

    assert mine.event.title in content
    assert other.event.title not in content


def test_a_coordinator_of_nothing_sees_nothing(client, settings, register):
    register(SessionFactory())
    user = coordinator_of(ProgrammeFactory())
    enter_desk(client, settings, user)

    for model in ("events_event", "registrations_registration", "participants_participant"):
        assert list(client.get(changelist(model)).context["cl"].result_list) == []


def test_staff_of_another_programme_cannot_cancel_by_typing_an_id(world):
    client, _mine, other = world

    client.post(
        changelist("events_session"),
        {
            "action": "cancel",
            "_selected_action": [other.pk],
            "confirmed": "yes",
            "reason": "Dispetto",
        },
    )

    other.refresh_from_db()
    assert other.status == SessionStatus.SCHEDULED


def test_who_coordinates_without_the_group_opens_no_list(client, settings):
    user = CoordinatorFactory().user
    enter_desk(client, settings, user)

    assert client.get(changelist("events_event")).status_code == 403


def test_whoever_makes_a_programme_runs_it(client, settings):
    user = coordinator_of(ProgrammeFactory())
    enter_desk(client, settings, user)
    data = {
        "title": "Nuovo",
        "slug": "nuovo",
        "summary": "Prova",
        "starts_on": "01/09/2026",
        "ends_on": "30/06/2027",
        "colour": "blu",
        "topic": "careers",
        "max_class_bookings": "10",
    }
    for inline in ("partnerships", "fundings", "phases", "coordinators"):
        data |= {f"{inline}-TOTAL_FORMS": 0, f"{inline}-INITIAL_FORMS": 0}

    client.post(reverse("admin:programmes_programme_add"), data)

    assert set(user.coordinated.values_list("programme__slug", flat=True)) >= {"nuovo"}


def test_an_organisation_is_changed_by_who_leads_with_it(client, settings):
    led, other = OrganisationFactory(), OrganisationFactory()
    programme = PartnershipFactory(organisation=led, role=PartnershipRole.LEAD).programme
    enter_desk(client, settings, coordinator_of(programme))

    def may_change(organisation):
        page = client.get(change("partners_organisation", organisation))
        return page.context["has_change_permission"]

    assert (may_change(led), may_change(other)) == (True, False)
