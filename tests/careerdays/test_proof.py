"""How places were given, for anybody to read; what is claimed is only what was proven."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from allocation.encounters import Reason
from careerdays.models import Choice, Encounter, Explanation, Pin
from careerdays.wording import unmet_choices
from disclosure import SMALLEST_WHOLE
from tests.desk import coordinator_of, enter_desk
from tests.factories.careerdays import (
    BallotFactory,
    CareerDayFactory,
    PinFactory,
    RunFactory,
    career_day_with,
    published,
)
from tests.factories.events import NOW
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

PROVEN = [{"name": "meetings", "value": 6, "bound": 6}, {"name": "ranks", "value": 9, "bound": 9}]
OPEN = [{"name": "meetings", "value": 6, "bound": 6}, {"name": "ranks", "value": 9, "bound": 8}]


@pytest.fixture
def day():
    """Giulia wanted Ada, then Bea, and meets Bea."""
    career_day, session, hosts = career_day_with("Ada", "Bea")
    registration = RegistrationFactory(session=session, participant=ParticipantFactory())
    published(career_day, (registration, [hosts[1]]))
    return career_day, registration, hosts


def run_of(day, steps=PROVEN, students=SMALLEST_WHOLE):
    """The published run, which says why she does not meet Ada."""
    run = RunFactory(
        career_day=day[0], steps=steps, students=students, digest="ab12" * 16, published_at=NOW
    )
    refusal = {"host": day[2][0].pk, "rank": 1, "reason": Reason.SAME_RANK.value, "pinned": 0}
    refusal |= {"seats": 2, "chose": 5, "firsts": 3}
    ballot = day[1].participant.ballots.get()
    Explanation.objects.create(run=run, ballot=ballot, refusals=[refusal])
    return run


def page_of(day):
    return reverse("careerdays:proof", args=[day[0].event.slug])


def test_anybody_reads_seed_digest_and_proof(client, day):
    run_of(day)

    page = client.get(page_of(day)).content.decode()

    assert day[0].seed in page
    assert "ab12" * 16 in page
    assert "Encounters: 6; no answer is better." in page
    assert "proven that no other timetable" in page


@pytest.mark.parametrize("hidden", ["not published", "a draft"])
def test_before_it_is_published_there_is_no_such_page(client, day, hidden):
    run = run_of(day)
    if hidden == "a draft":
        type(day[0].event).objects.update(status="draft", published_at=None)
    else:
        type(run).objects.update(published_at=None)

    assert client.get(page_of(day)).status_code == 404


@pytest.mark.parametrize("steps", [OPEN, [{"name": "ranks", "value": 9, "bound": None}], []])
def test_optimality_is_claimed_only_where_it_is_proven(client, day, steps):
    run_of(day, steps)
    client.force_login(day[1].participant.user)

    public = client.get(page_of(day)).content.decode()
    hers = client.get(reverse("careerdays:choices", args=[day[1].key])).content.decode()

    assert "proven that no other" not in public
    assert "proven that no other" not in hers
    assert "the best answer that was found" in hers


def test_her_page_leads_to_the_proof(client, day):
    run_of(day)
    client.force_login(day[1].participant.user)

    hers = client.get(reverse("careerdays:choices", args=[day[1].key])).content.decode()

    assert "proven that no other answer" in hers
    assert page_of(day) in hers


def test_of_very_few_students_no_figure_is_told(client, day):
    run_of(day, students=SMALLEST_WHOLE - 1)

    page = client.get(page_of(day)).content.decode()

    assert "Encounters: 6" not in page
    assert day[0].seed in page


@pytest.mark.parametrize(("missed", "is_told"), [(0, True), (2, False), (10, True)])
def test_how_few_have_none_of_their_first_choices_is_not_told(client, day, missed, is_told):
    guarantee = {"name": "guarantee", "value": 60 - missed, "bound": 60 - missed}
    run_of(day, [guarantee, *PROVEN], students=60)

    page = client.get(page_of(day)).content.decode()

    assert ("one of their first choices, or anybody" in page) is is_told
    assert ("58" in page) is False
    assert "Encounters: 6; no answer is better." in page


@pytest.mark.parametrize("when", ["none", "before", "after"])
def test_that_something_was_decided_by_hand_is_said(client, day, when):
    run = run_of(day)
    if when != "none":
        PinFactory(ballot=day[1].participant.ballots.get(), host=day[2][1])
        moment = run.made_at + timedelta(hours=-1 if when == "before" else 1)
        Pin.objects.update(created_at=moment)

    page = client.get(page_of(day)).content.decode()

    assert ("decided by hand for single students" in page) is (when == "before")


def test_where_no_first_choice_is_promised_the_page_promises_none(client, day):
    type(day[0]).objects.update(first_choices=0)
    run_of(day)

    assert "first 0 choices" not in client.get(page_of(day)).content.decode()


def test_whom_she_meets_since_is_not_among_whom_she_does_not_meet(day):
    run_of(day)
    ballot, ada = day[1].participant.ballots.get(), day[2][0]
    assert [one.host for one in unmet_choices(ballot)] == [ada]

    second = ada.meetings.get(round__number=2)
    Encounter.objects.create(ballot=ballot, meeting=second, round=second.round, host=ada, rank=1)

    assert unmet_choices(ballot) == []


@pytest.fixture
def desk(client, settings):
    """Whether the seed of a career day can be written on the desk."""

    def _writes(career_day):
        enter_desk(client, settings, coordinator_of(career_day.event.programme))
        page = client.get(reverse("admin:careerdays_careerday_change", args=[career_day.pk]))
        return 'name="seed"' in page.content.decode()

    return _writes


def test_the_seed_is_locked_from_when_choices_open(desk, time_machine):
    career_day = CareerDayFactory(choices_open_at=NOW + timedelta(hours=1))
    assert desk(career_day)

    time_machine.move_to(career_day.choices_open_at, tick=False)

    assert not desk(career_day)


def test_choices_that_are_put_off_do_not_unlock_it(desk):
    career_day = CareerDayFactory(choices_open_at=NOW + timedelta(hours=1))
    BallotFactory(career_day=career_day, changed_at=NOW - timedelta(days=2))

    assert not desk(career_day)
    assert not Choice.objects.exists()
