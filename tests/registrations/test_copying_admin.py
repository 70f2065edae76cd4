"""Copying from the desk, as the coordinator presses it."""

from __future__ import annotations

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from events.models import Event
from programmes.models import Programme
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.programmes import FundingFactory, ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def programme():
    return ProgrammeFactory(title="STEM in town 2026")


@pytest.fixture
def desk(client, settings, programme):
    """The desk of the coordinator of ``programme``."""
    return enter_desk(client, settings, coordinator_of(programme))


def copy_url(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_copy", args=[row.pk])


def facts(response):
    """What the page says, without its labels."""
    return [words for _label, words in response.context["facts"]]


def test_the_page_proposes_the_next_year(desk, programme):
    form = desk.get(copy_url(programme)).context["form"]

    assert form.initial["title"] == "STEM in town 2027"
    assert str(form.initial["new_first"]) == "2027-09-01"


def test_it_says_what_it_will_make_before_it_makes_it(desk, programme):
    SessionFactory(event__programme=programme, event__title="Robots")  # Saturday 12 December
    data = posted_from(desk.get(copy_url(programme)))

    response = desk.post(copy_url(programme), data | {"rule": "weekday", "step": "look"})

    title, _period, _series, events, _sessions, first, *_others = facts(response)
    assert (title, events) == ("STEM in town 2027", "1")
    assert first == "sabato 11 dicembre 2027, 9:30: Robots"
    assert Programme.objects.count() == 1


def test_a_date_on_a_holiday_is_listed(desk, programme):
    session = SessionFactory(event__programme=programme)
    data = posted_from(desk.get(copy_url(session.event)))

    response = desk.post(
        copy_url(session.event), data | {"new_first": "2027-12-12", "rule": "date", "step": "look"}
    )

    [found] = response.context["preview"].days_of_rest
    assert found.event == session.event


def test_confirmed_it_is_made_and_opened(desk, programme):
    SessionFactory(event__programme=programme)
    seen = desk.post(copy_url(programme), posted_from(desk.get(copy_url(programme))))

    response = desk.post(copy_url(programme), posted_from(seen) | {"step": "make"})

    copy = Programme.objects.get(title="STEM in town 2027")
    assert response["Location"] == reverse("admin:programmes_programme_change", args=[copy.pk])
    assert desk.get(response["Location"]).status_code == 200
    assert copy.events.count() == 1


def test_pressing_twice_makes_one(desk, programme):
    event = SessionFactory(event__programme=programme).event
    seen = desk.post(copy_url(event), posted_from(desk.get(copy_url(event))))
    data = posted_from(seen) | {"step": "make"}

    first, second = (desk.post(copy_url(event), data)["Location"] for _press in range(2))

    assert first == second
    assert Event.objects.count() == 2


def test_what_was_asked_can_be_changed_before_it_is_made(desk, programme):
    FundingFactory(programme=programme)
    data = posted_from(desk.get(copy_url(programme))) | {"with_fundings": "on"}
    seen = desk.post(copy_url(programme), data)

    response = desk.post(copy_url(programme), posted_from(seen) | {"step": "change"})

    assert response.context["preview"] is None
    assert "with_fundings" in posted_from(response)
    assert "Cofinanziato dall’Unione europea" in facts(seen)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"new_first": "2026-09-02"}, "new_first"),
        ({"new_first": "presto"}, "new_first"),
        ({"title": ""}, "title"),
        ({"rule": "other"}, "rule"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(desk, programme, given, field):
    data = posted_from(desk.get(copy_url(programme)))

    response = desk.post(copy_url(programme), data | given | {"step": "make"})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Programme.objects.count() == 1


def test_an_event_goes_into_one_of_her_programmes_and_no_other(desk, programme):
    event, foreign = EventFactory(programme=programme), ProgrammeFactory()
    data = posted_from(desk.get(copy_url(event)))

    response = desk.post(copy_url(event), data | {"programme": foreign.pk, "step": "make"})

    assert response.status_code == 422
    assert not foreign.events.exists()


@pytest.mark.parametrize("made", [ProgrammeFactory, EventFactory])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_another_coordinators_does_not_exist(desk, made, method):
    response = getattr(desk, method)(copy_url(made()), {"step": "make"})

    assert response.status_code == 404


def test_the_action_opens_the_page_for_one(desk, programme):
    event = EventFactory(programme=programme)
    url = reverse("admin:events_event_changelist")

    response = desk.post(url, {"action": "copy", "_selected_action": [event.pk]})

    assert response.status_code == 200
    assert response.context["copy_url"] == copy_url(event)


def test_the_action_asks_to_choose_one(desk, programme):
    events = EventFactory.create_batch(2, programme=programme)
    url = reverse("admin:events_event_changelist")

    response = desk.post(url, {"action": "copy", "_selected_action": [e.pk for e in events]})

    [message] = get_messages(response.wsgi_request)
    assert message.level_tag == "error"


def test_a_row_has_the_button_that_copies_it(desk, programme):
    page = desk.get(reverse("admin:programmes_programme_change", args=[programme.pk]))

    assert [name for name, _words in page.context["row_actions"]] == ["conclude", "copy", "hours"]


@pytest.mark.parametrize("count", [1, 3])
def test_programmes_cost_the_same_queries_for_one_and_for_three(
    desk, programme, django_assert_num_queries, count
):
    for _number in range(count):
        own = ProgrammeFactory()
        own.coordinators.create(user=programme.coordinators.get().user)
        SessionFactory.create_batch(count, event__programme=own)
        FundingFactory.create_batch(count, programme=own)

    with django_assert_num_queries(8):
        page = desk.get(reverse("admin:programmes_programme_changelist"))

    [row] = [row for row in page.context["cl"].result_list if row.pk == own.pk]
    assert (row.event_count, row.session_count) == (count, count)
    assert (row.funding_count, row.partner_count) == (count, 0)
