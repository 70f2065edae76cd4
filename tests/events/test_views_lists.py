from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories.events import NOW, START, EventFactory, SessionFactory
from tests.factories.partners import SiteFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def listed(client):
    """The titles on the list for a query, in order."""

    def titles(query=""):
        response = client.get(f"{reverse('events:list')}{query}")
        assert response.status_code == 200
        return [row.title for row in response.context["rows"]]

    return titles


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_queries_for_one_event_and_for_three(
    client, django_assert_num_queries, count
):
    SessionFactory.create_batch(count)

    with django_assert_num_queries(7):
        client.get(reverse("events:list"))


def test_a_page_of_the_list_is_light(client):
    sessions = [SessionFactory(starts_at=START + timedelta(days=n)) for n in range(30)]

    response = client.get(reverse("events:list"))

    assert len(response.content) < 100_000
    assert len(response.context["rows"]) == 24
    assert response.context["page"].paginator.count == len(sessions)


def test_the_list_shows_state_and_places_of_each_event(client):
    SessionFactory(event__title="Robot", taken=18)

    response = client.get(f"/en{reverse('events:list').replace('/eventi', '/events')}")

    text = text_of(response)
    assert "Last places" in text
    assert "2 places left" in text
    assert "Saturday 12 December, " in text
    assert "9:30–12:30" in text


def test_drafts_past_and_cancelled_events_are_not_listed(listed):
    SessionFactory(event__title="Uno")
    SessionFactory(event__draft=True)
    SessionFactory(event__status="cancelled", event__cancelled_at=NOW)
    SessionFactory(status="cancelled", cancelled_at=NOW)
    SessionFactory(starts_at=NOW - timedelta(days=2))

    assert listed() == ["Uno"]


def test_each_filter_narrows_the_list(listed):
    programme = ProgrammeFactory(slug="prova")
    milano = MunicipalityFactory(istat_code="015146")
    SessionFactory(
        event__title="Uno",
        event__programme=programme,
        event__kind="talk",
        event__audiences=["teachers"],
        event__site=SiteFactory(municipality=milano),
    )
    SessionFactory(event__title="Due", event__online=True, taken=20, starts_at=START + timedelta(9))

    assert listed("?programme=prova") == ["Uno"]
    assert listed("?kind=talk") == ["Uno"]
    assert listed("?audience=teachers") == ["Uno"]
    assert listed("?place=015146") == ["Uno"]
    assert listed("?format=online") == ["Due"]
    assert listed("?since=2026-12-13") == ["Due"]
    assert listed("?until=12/12/2026") == ["Uno"]
    assert listed("?free=1") == ["Uno"]
    assert listed("?place=anywhere") == ["Uno", "Due"]
    assert listed("?order=places") == ["Uno", "Due"]


def test_the_date_shown_is_that_of_the_session_that_fits(client):
    event = EventFactory()
    SessionFactory(event=event, starts_at=START)
    SessionFactory(event=event, starts_at=START + timedelta(days=7))

    response = client.get(f"{reverse('events:list')}?since=2026-12-13")

    [row] = response.context["rows"]
    assert row.starts_at == START + timedelta(days=7)
    assert row.time == "9:30\u00a0–\u00a012:30 e 1 altro turno"


def test_free_places_name_their_date_when_the_next_one_is_full(client):
    event = EventFactory()
    SessionFactory(event=event, capacity=1, taken=1)
    SessionFactory(event=event, starts_at=START + timedelta(days=3), taken=5)

    response = client.get(f"/en{reverse('events:list').replace('/eventi', '/events')}")

    [row] = response.context["rows"]
    assert (row.starts_at, row.number) == (START, "15 places left from Tue 15 Dec")


def test_words_are_searched_and_the_best_comes_first(listed):
    SessionFactory(event__title="Alghe", event__description="Con un robot.")
    SessionFactory(event__title="Robot", starts_at=START + timedelta(days=1))

    assert listed("?q=robot") == ["Robot", "Alghe"]
    assert listed("?q=robot&order=date") == ["Alghe", "Robot"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?since=31/02", "“31/02” non è un giorno del calendario."),
        ("?until=0000-99-99", "“0000-99-99” non è un giorno del calendario."),
        ("?since=2026-12-10&until=2026-12-01", "L’ultimo giorno viene prima del primo."),
        ("?programme=sparito", "Una scelta non c’è più: scegli di nuovo."),
        (f"?q={'a' * 10_000}", "Scrivi al massimo 100 caratteri"),
    ],
)
def test_what_is_not_valid_is_said_and_left_out(client, query, sentence):
    SessionFactory(event__title="Uno")

    response = client.get(f"{reverse('events:list')}{query}")

    assert response.status_code == 200
    assert sentence in text_of(response)
    assert [row.title for row in response.context["rows"]] == ["Uno"]


@pytest.mark.parametrize(
    "query",
    [
        "?page=999",
        "?page=-1",
        "?page=a",
        "?page=1&page=2",
        "?q[]=1&audience[]=x",
        "?q=%00",
        "?kind=%00",
        "?since=%00",
        "?order=%00",
        "?free=no",
        "?q=%ff%fe",
        "?page=" + "9" * 5000,
        "?" + "&".join("kind=talk" for _ in range(900)),
    ],
)
def test_no_query_breaks_the_list(client, query):
    SessionFactory()

    assert client.get(f"{reverse('events:list')}{query}").status_code == 200


def test_hostile_words_are_shown_as_text(client):
    SessionFactory(event__title="<script>alert(1)</script>")

    response = client.get(f"{reverse('events:list')}?q=<script>")

    assert b"<script>" not in response.content.replace(b"<script src", b"")


def test_an_empty_list_names_the_filter_to_remove(client):
    SessionFactory(event__kind="talk")
    SessionFactory(event__kind="talk", event__audiences=["teachers"])

    response = client.get(f"{reverse('events:list')}?kind=visit&audience=teachers")

    assert response.context["wider"].count == 1
    assert "Togli il filtro Visita" in text_of(response)
    assert response.context["wider"].url == "?audience=teachers"


def test_an_empty_calendar_says_so(client):
    assert "Per ora non ci sono eventi in programma" in text_of(client.get(reverse("events:list")))


def test_chips_take_one_filter_away_and_keep_the_others(client):
    SessionFactory()

    response = client.get(f"{reverse('events:list')}?kind=talk&kind=visit&q=x&page=2")

    urls = {chip.label: chip.url for chip in response.context["chips"]}
    assert urls["“x”"] == "?kind=talk&kind=visit"
    assert urls["Visita"] == "?kind=talk&q=x"


def test_three_taps_ask_for_whom_then_where(client):
    milano = MunicipalityFactory(istat_code="015146", name="Milano")
    SessionFactory(event__site=SiteFactory(municipality=milano))
    SessionFactory(event__online=True)
    url = reverse("events:list")

    first = client.get(url).context["way"]
    second = client.get(f"{url}{first.taps[0].url}").context["way"]
    third = client.get(f"{url}{second.taps[0].url.partition('#')[0]}")

    assert [tap.label for tap in first.taps] == ["14–19 anni"]
    assert [(tap.label, tap.hint) for tap in second.taps] == [
        ("Milano", "1 evento"),
        ("Online", "1 evento"),
        ("Ovunque", "2 eventi"),
    ]
    assert third.context["way"].step == 3
    assert len(third.context["rows"]) == 1


def test_places_with_no_event_cannot_be_ticked(client):
    SessionFactory(event__kind="talk")

    options = {
        option.value: option
        for facet in client.get(reverse("events:list")).context["facets"]
        for option in facet.options
    }

    assert (options["talk"].count, options["talk"].is_disabled) == (1, False)
    assert (options["visit"].count, options["visit"].is_disabled) == (0, True)


def test_an_anonymous_reader_gets_no_cookie(client):
    SessionFactory()

    assert not client.get(reverse("events:list")).cookies


@pytest.mark.parametrize("count", [1, 3])
def test_past_events_cost_the_same_queries_for_one_and_for_three(
    client, django_assert_num_queries, count
):
    SessionFactory.create_batch(count, starts_at=NOW - timedelta(days=3))

    with django_assert_num_queries(4):
        client.get(reverse("events:past"))


def test_past_events_are_listed_apart_by_month(client):
    SessionFactory(event__title="Uno", starts_at=NOW - timedelta(days=40))
    SessionFactory(event__title="Due", starts_at=NOW - timedelta(days=2))
    SessionFactory(event__title="Tre")

    months = client.get(reverse("events:past")).context["months"]

    assert [(month.title, [row.title for row in month.rows]) for month in months] == [
        ("Novembre 2026", ["Due"]),
        ("Ottobre 2026", ["Uno"]),
    ]


@pytest.mark.parametrize("query", ["?page=99", "?q=%00", "?q=zzz", "?q=" + "a" * 999])
def test_no_query_breaks_past_events(client, query):
    assert client.get(f"{reverse('events:past')}{query}").status_code == 200
