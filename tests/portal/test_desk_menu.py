"""The menu by task, what follows it, and pages that are not there."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.urls import reverse

from portal.desk_menu import MENU, OUT_OF_THE_WAY
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def desk(client, settings, programme):
    return enter_desk(client, settings, coordinator_of(programme))


@pytest.fixture
def administrator(client, settings):
    return enter_desk(client, settings, UserFactory(is_staff=True, is_superuser=True))


def shown(response):
    return {
        task.title: [entry.url for entry in task.entries] for task in response.context["desk_menu"]
    }


def test_every_table_of_the_desk_stands_in_the_menu_once():
    listed = [entry.model for task in MENU for entry in task.entries if entry.model]

    assert sorted([*listed, *OUT_OF_THE_WAY]) == sorted(
        model._meta.label_lower for model in admin.site._registry
    )


def test_every_entry_leads_somewhere_for_an_administrator(administrator):
    menu = shown(administrator.get(reverse("admin:index")))

    for urls in menu.values():
        assert [administrator.get(url).status_code for url in urls] == [200] * len(urls)


def test_a_coordinator_is_not_shown_what_she_may_not_open(desk):
    menu = shown(desk.get(reverse("admin:index")))

    urls = [url for urls in menu.values() for url in urls]
    assert [desk.get(url).status_code for url in urls] == [200] * len(urls)
    assert reverse("admin:accounts_user_changelist") not in urls


@pytest.mark.parametrize(("below", "current"), [("", "page"), ("add/", "true")])
def test_the_entry_one_is_at_is_marked(desk, below, current):
    events = reverse("admin:events_event_changelist")

    menu = desk.get(f"{events}{below}").context["desk_menu"]

    marked = [
        (entry.url, entry.current) for task in menu for entry in task.entries if entry.current
    ]
    assert marked == [(events, current)]


def test_an_apps_page_leads_to_its_first_table(desk):
    response = desk.get(reverse("admin:app_list", args=["registrations"]))

    assert response.status_code == 302
    assert response.url.startswith("/admin/registrations/")


@pytest.mark.parametrize("app", ["auth", "accounts", "nothing"])
def test_an_app_that_is_not_hers_is_not_there(desk, app):
    response = desk.get(f"/admin/{app}/")

    assert response.status_code == 404
    assert response.templates[0].name == "admin/404.html"


def test_what_she_may_not_do_is_refused_on_the_desk(desk):
    response = desk.get(reverse("admin:accounts_user_add"))

    assert response.status_code == 403
    assert response.templates[0].name == "admin/403.html"


def test_who_is_not_at_the_desk_gets_the_sites_page(client):
    response = client.get("/non-esiste/")

    assert response.status_code == 404
    assert response.templates[0].name == "404.html"


def test_crumbs_lead_from_the_page_to_its_table(desk, programme):
    event = EventFactory(programme=programme)

    content = desk.get(reverse("admin:events_event_history", args=[event.pk])).content.decode()

    crumbs = content[content.index('class="desk-crumbs"') :].partition("</nav>")[0]
    assert reverse("admin:events_event_changelist") in crumbs
    assert reverse("admin:events_event_change", args=[event.pk]) in crumbs
