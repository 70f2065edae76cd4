from __future__ import annotations

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils.html import escape

from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, ProfessionalFactory
from tests.factories.programmes import CoordinatorFactory, PartnershipFactory, ProgrammeFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import SchoolFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

TODAY = reverse("admin:index")


@pytest.fixture
def desk(client, settings, coordinator):
    return enter_desk(client, settings, coordinator)


def fill(programme):
    """One of everything that is counted."""
    EventFactory(programme=programme, submitted=True)
    registration = RegistrationFactory(
        session__event__programme=programme, participant__school=SchoolFactory()
    )
    RegistrationFactory(session=registration.session, waiting=True)
    registration.session.event.hosts.add(OrganisationFactory())
    registration.session.event.professionals.add(ProfessionalFactory())
    PartnershipFactory(programme=programme)
    programme.schools.add(SchoolFactory())


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_rows_or_programmes(
    desk, coordinator, programme, django_assert_num_queries, count
):
    for _number in range(count):
        fill(programme)
        fill(CoordinatorFactory(user=coordinator).programme)
    desk.get(TODAY)
    cache.clear()

    with django_assert_num_queries(26):
        response = desk.get(TODAY)

    assert response.context["findings"][0].number == 2 * count


def test_the_numbers_of_several_programmes_are_counted_once_a_minute(desk, coordinator, programme):
    CoordinatorFactory(user=coordinator)
    before = desk.get(TODAY).context["figures"]
    fill(programme)

    soon = desk.get(TODAY).context

    assert soon["figures"] == before
    assert soon["findings"] != []
    assert desk.get(TODAY, {"programme": programme.pk}).context["figures"] != before


def test_numbers_that_are_kept_are_given_to_nobody_else(desk, client, settings, coordinator):
    CoordinatorFactory(user=coordinator)
    fill(coordinator.coordinated.first().programme)
    hers = desk.get(TODAY).context["figures"]
    other = coordinator_of(ProgrammeFactory())
    CoordinatorFactory(user=other)

    theirs = enter_desk(client, settings, other).get(TODAY).context["figures"]

    assert hers != theirs
    assert {figure.number for figure in theirs} == {"0"}


def test_the_numbers_of_another_programme_are_not_hers(desk, programme):
    fill(ProgrammeFactory())

    context = desk.get(TODAY).context

    assert context["findings"] == []
    assert {figure.number for figure in context["figures"]} == {"0"}
    assert context["chart"].highest == 0


def test_an_administrator_sees_all_and_may_look_at_one(client, settings, programme):
    fill(programme)
    fill(ProgrammeFactory())
    desk = enter_desk(client, settings, UserFactory(administrator=True))

    all_of_them, one = desk.get(TODAY), desk.get(TODAY, {"programme": programme.pk})

    events = [response.context["figures"][0].number for response in (all_of_them, one)]
    assert events == ["2", "1"]
    assert one.context["desk"].chosen == programme


def test_who_coordinates_one_programme_is_asked_nothing(desk):
    assert 'name="programme"' not in desk.get(TODAY).content.decode()


def test_who_coordinates_two_looks_at_both_or_chooses(desk, coordinator, programme):
    second = CoordinatorFactory(user=coordinator).programme
    fill(programme)
    fill(second)

    both, one = desk.get(TODAY), desk.get(TODAY, {"programme": second.pk})

    assert (both.context["desk"].chosen, one.context["desk"].chosen) == (None, second)
    assert [r.context["findings"][0].number for r in (both, one)] == [2, 1]
    assert f'<option value="{second.pk}" selected>' in one.content.decode()


@pytest.mark.parametrize("asked", ["other", "0", "x", "99999999999999999999"])
def test_a_programme_that_is_not_hers_is_not_found(desk, asked):
    other = ProgrammeFactory()

    response = desk.get(TODAY, {"programme": other.pk if asked == "other" else asked})

    assert response.status_code == 404


@pytest.mark.usefixtures("in_english")
def test_where_nothing_is_wrong_it_says_so(desk):
    desk.cookies["django_language"] = "en"

    assert "Non c’è nulla in sospeso. Ottimo lavoro." in desk.get(TODAY).content.decode()


def test_a_coordinator_of_nothing_is_told_so(client, settings):
    user = coordinator_of(ProgrammeFactory())
    user.coordinated.all().delete()

    response = enter_desk(client, settings, user).get(TODAY)

    assert response.context["desk"].programmes == ()
    assert "findings" not in response.context


def test_a_table_that_she_may_not_open_is_not_counted(desk, coordinator, programme):
    fill(programme)
    coordinator.groups.clear()

    assert desk.get(TODAY).context["findings"] == []


def test_a_problem_is_a_link_and_the_picture_has_words_and_a_table(desk, programme):
    fill(programme)

    page = desk.get(TODAY)

    first = page.context["findings"][0]
    content = page.content.decode()
    assert f'<a href="{escape(first.url)}">{first.sentence}</a>' in content
    assert content.count("<rect") == 2
    assert content.count('<th scope="row">') == 30
    assert f'id="today-arrivals-text">{page.context["arrivals_text"]}' in content
