from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.factories.events import SessionFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

PAGES = [
    "portal:home",
    "portal:privacy",
    "portal:accessibility",
    "portal:contacts",
    "portal:legal",
    "portal:report_problem",
    "portal:site_map",
    "portal:rate_thanks",
    "programmes:list",
    "events:list",
    "events:past",
]


def test_the_home_shows_what_is_next_and_the_programmes(client):
    session = SessionFactory()

    response = client.get(reverse("portal:home"))

    assert [row.title for row in response.context["rows"]] == [session.event.title]
    assert [card.events for card in response.context["cards"]] == [1]
    assert [tap.url for tap in response.context["taps"]] == ["/eventi/?audience=upper_secondary"]


def test_the_home_of_an_empty_portal_says_what_to_expect(client):
    response = client.get(reverse("portal:home"))

    assert response.status_code == 200
    assert not response.context["rows"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_home_costs_the_same_queries_for_one_event_and_for_three(
    client, django_assert_num_queries, count
):
    SessionFactory.create_batch(count)

    with django_assert_num_queries(7):
        client.get(reverse("portal:home"))


@pytest.mark.parametrize("name", PAGES)
def test_public_pages_answer_head(client, name):
    SessionFactory()

    assert client.head(reverse(name)).status_code == 200


def test_an_event_its_calendar_its_programme_and_the_probe_answer_head(client):
    event = SessionFactory().event
    addresses = [
        event.get_absolute_url(),
        reverse("events:calendar", args=[event.slug]),
        event.programme.get_absolute_url(),
        "/healthz",
    ]

    assert [client.head(address).status_code for address in addresses] == [200] * 4


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_public_pages_set_no_cookie_and_load_nothing_from_others(client, name, prefix):
    SessionFactory()

    response = client.get(f"{prefix}{reverse(name)}" if not prefix else english(name))

    assert response.status_code == 200
    assert not response.cookies
    html = response.content.decode()
    loaded = re.findall(r'(?:src|srcset|action)="([^"]+)"|<link[^>]+href="([^"]+)"', html)
    addresses = [address for pair in loaded for address in pair if address]
    assert all(a.startswith(("/", "http://localhost:8000/")) for a in addresses), addresses
    assert "<style" not in html
    assert " style=" not in html


@pytest.mark.parametrize("name", PAGES)
def test_pages_have_one_heading_and_the_language_they_speak(client, name):
    html = client.get(english(name)).content.decode()

    assert html.count("<h1") == 1
    assert '<html lang="en"' in html


def english(name):
    from django.utils import translation

    with translation.override("en"):
        return reverse(name)


def test_contacts_name_the_programmes_that_have_an_address(client):
    ProgrammeFactory(title="Con", contact_email="con@example.org")
    ProgrammeFactory(title="Senza")
    ProgrammeFactory(title="Bozza", contact_email="bozza@example.org", status="draft")

    response = client.get(reverse("portal:contacts"))

    assert [programme.title for programme in response.context["programmes"]] == ["Con"]


def test_the_site_map_names_public_programmes_only(client):
    ProgrammeFactory(title="Pubblico")
    ProgrammeFactory(title="Riservato", status="draft")

    html = client.get(reverse("portal:site_map")).content.decode()

    assert "Pubblico" in html
    assert "Riservato" not in html


def test_the_accessibility_page_leads_to_the_official_statement_when_there_is_one(client, settings):
    official = "https://form.agid.gov.it/view/abc"
    assert official not in client.get(reverse("portal:accessibility")).content.decode()

    settings.ACCESSIBILITY_STATEMENT_URL = official

    assert official in client.get(reverse("portal:accessibility")).content.decode()


def test_a_page_leads_to_itself_in_the_other_language(client):
    response = client.get("/eventi/?audience=upper_secondary")

    expected = [("en", "English", "/en/events/?audience=upper_secondary")]
    assert response.context["alternate_urls"] == expected


def test_what_has_no_address_has_none_in_the_other_language_either(client):
    response = client.get("/non-esiste/?q=1")

    assert response.context["alternate_urls"] == [("en", "English", "/non-esiste/?q=1")]
