"""A student puts hosts in order, by buttons that work without a script."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from careerdays.access import hosts_for
from careerdays.models import Ballot, Choice, Host
from careerdays.services import CannotChoose, add_choice, ballot_of, move_choice, order_choices
from partners.models import Organisation
from registrations.services import cancel_registration
from tests.factories.careerdays import BallotFactory, HostFactory, career_day_with
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once

# Of the page of her choices, with a search.
QUERIES = 12

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea", "Cleo", "Dora")


@pytest.fixture
def student(client, day):
    """Her registration; she is signed in, in the third class."""
    _career_day, session, _hosts = day
    participant = ParticipantFactory(school_year=3)
    client.force_login(participant.user)
    return RegistrationFactory(session=session, participant=participant)


def page_of(registration):
    return reverse("careerdays:choices", args=[registration.key])


def ranked():
    return list(Choice.objects.order_by("rank").values_list("host__name", flat=True))


def press(client, registration, **button):
    return client.post(page_of(registration), button)


def test_her_ticket_leads_to_the_choices(client, student):
    assert page_of(student) in client.get(student.get_absolute_url()).content.decode()


def test_she_adds_moves_and_takes_off(client, day, student):
    ada, bea, cleo, _dora = day[2]
    for host in (ada, bea, cleo):
        press(client, student, add=host.pk)
    assert ranked() == ["Ada", "Bea", "Cleo"]

    press(client, student, up=cleo.pk)
    press(client, student, down=ada.pk)
    assert ranked() == ["Cleo", "Ada", "Bea"]

    press(client, student, remove=cleo.pk)
    assert ranked() == ["Ada", "Bea"]


@pytest.mark.usefixtures("in_english")
def test_one_post_puts_all_in_order_and_says_so(client, day, student):
    ada, bea, cleo, _dora = day[2]
    for host in (ada, bea, cleo):
        press(client, student, add=host.pk)

    order = ",".join(str(host.pk) for host in (cleo, ada, bea))
    page = client.post(page_of(student), {"order": order, "moved": cleo.pk}, follow=True)

    assert ranked() == ["Cleo", "Ada", "Bea"]
    assert "Cleo is now your choice number 1." in page.content.decode()


@pytest.mark.parametrize("order", ["", "0", "0,0,1", "0,1,2", "nonsense"])
def test_an_order_of_others_than_she_chose_changes_nothing(client, day, student, order):
    for host in day[2][:2]:
        press(client, student, add=host.pk)

    keys = ",".join(str(day[2][int(one)].pk) if one.isdigit() else one for one in order.split(","))
    press(client, student, order=keys)

    assert ranked() == ["Ada", "Bea"]


def test_after_the_closing_moment_nothing_is_put_in_order(day, student, time_machine):
    ballot = ballot_of(career_day=day[0], participant=student.participant)
    for host in day[2][:2]:
        add_choice(ballot=ballot, host=host)
    time_machine.shift(timedelta(days=8))

    with pytest.raises(CannotChoose):
        order_choices(ballot=ballot, hosts=[host.pk for host in day[2][1::-1]])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ada", {"Ada"}),
        ("POLITÈCNICO", {"Bea"}),
        ("fisica statistica", {"Cleo"}),
        ("fisica politecnico", set()),
        ("", {"Ada", "Bea", "Cleo", "Dora"}),
        ("\0", {"Ada", "Bea", "Cleo", "Dora"}),
    ],
)
def test_she_looks_for_hosts_by_name_organisation_and_competence(
    client, day, student, words, found
):
    _ada, bea, cleo, _dora = day[2]
    Organisation.objects.filter(pk=bea.organisation_id).update(name="Politecnico")
    Host.objects.filter(pk=cleo.pk).update(competences="Statistica, fisica")

    page = client.get(page_of(student), {"q": words})

    assert {host.name for host in page.context["others"]} == found


def test_what_she_looks_for_stays_when_she_adds(client, day, student):
    address = f"{page_of(student)}?q=ada"

    assert client.post(address, {"add": day[2][0].pk})["Location"] == f"{address}#hosts"


def test_each_student_reads_the_hosts_in_an_order_of_her_own():
    career_day, _session, _hosts = career_day_with(*(f"Ospite {n:02}" for n in range(12)))
    ballots = [BallotFactory(career_day=career_day) for _number in range(8)]

    orders = [[host.name for host in hosts_for(ballot)] for ballot in ballots]

    assert len({order[0] for order in orders}) > 2
    assert orders == [[host.name for host in hosts_for(ballot)] for ballot in ballots]
    before = orders[0]
    HostFactory(career_day=career_day, name="Nuovo")
    assert [host.name for host in hosts_for(ballots[0]) if host.name != "Nuovo"] == before


@pytest.mark.parametrize("number", [1, 9])
def test_the_page_asks_the_database_no_more_for_more_hosts(
    client, student, day, number, django_assert_num_queries
):
    for _number in range(number):
        HostFactory(career_day=day[0])
    client.get(page_of(student))

    with django_assert_num_queries(QUERIES):
        client.get(page_of(student), {"q": "o"})


def test_a_second_press_changes_nothing(client, day, student):
    ada = day[2][0]
    for _number in range(2):
        press(client, student, add=ada.pk)
        press(client, student, up=ada.pk)

    assert ranked() == ["Ada"]


@pytest.mark.parametrize("button", [{}, {"add": "x"}, {"up": "999999"}, {"nonsense": "1"}])
def test_nonsense_changes_nothing(client, student, button):
    assert press(client, student, **button).status_code == 302
    assert ranked() == []


def test_a_full_list_says_so(client, day, student):
    for host in day[2]:
        response = client.post(page_of(student), {"add": host.pk}, follow=True)

    assert "ne hai già scelti 3" in response.content.decode().lower()
    assert ranked() == ["Ada", "Bea", "Cleo"]


def test_after_the_closing_moment_nothing_changes(client, day, student, time_machine):
    press(client, student, add=day[2][0].pk)
    time_machine.shift(timedelta(days=8))

    press(client, student, add=day[2][1].pk)

    assert ranked() == ["Ada"]
    assert 'name="add"' not in client.get(page_of(student)).content.decode()


def test_hosts_for_other_classes_are_not_offered(client, day, student):
    HostFactory(career_day=day[0], name="Solo quinte", from_year=5)

    assert "Solo quinte" not in client.get(page_of(student)).content.decode()


@pytest.fixture
def other_years(client, day, student):
    """She chose Ada, Bea and Cleo; Bea is for fifth classes since."""
    hosts = day[2][:3]
    for host in hosts:
        press(client, student, add=host.pk)
    Host.objects.filter(pk=hosts[1].pk).update(from_year=5)
    return hosts


def test_who_was_chosen_stays_in_sight_when_class_years_change(client, student, other_years):
    page = client.get(page_of(student)).content.decode()

    assert "Bea" in page
    assert page.count("incontra altri anni di corso") == 1


def test_who_was_chosen_is_ordered_when_class_years_change(client, student, other_years):
    ada, bea, cleo = other_years

    press(client, student, order=f"{cleo.pk},{ada.pk},{bea.pk}", moved=cleo.pk)

    assert ranked() == ["Cleo", "Ada", "Bea"]


def test_who_was_chosen_is_taken_off_when_class_years_change(client, day, student, other_years):
    """For good: she is for others."""
    bea, dora = other_years[1], day[2][3]
    for button in ({"remove": bea.pk}, {"add": bea.pk}, {"add": dora.pk}):
        press(client, student, **button)

    assert ranked() == ["Ada", "Cleo", "Dora"]
    ballot = Ballot.objects.select_related("career_day", "participant").get()
    assert other_years[1] not in hosts_for(ballot)


def test_a_host_of_another_day_is_refused(day, student):
    ballot = ballot_of(career_day=day[0], participant=student.participant)

    with pytest.raises(CannotChoose):
        add_choice(ballot=ballot, host=HostFactory())


def test_who_has_no_place_chooses_nothing(client, student):
    cancel_registration(registration=student)

    assert client.get(page_of(student)).status_code == 404
    assert not Ballot.objects.exists()


def test_nobody_else_sees_or_changes_it(client, day, student):
    client.force_login(ParticipantFactory().user)

    assert client.get(page_of(student)).status_code == 404
    assert press(client, student, add=day[2][0].pk).status_code == 404
    assert ranked() == []


def test_l1_a_parent_chooses_for_a_child_who_is_too_young(client, day):
    held = GuardianshipFactory(participant__child=True)
    registration = RegistrationFactory(session=day[1], participant=held.participant)
    client.force_login(held.guardian)

    press(client, registration, add=day[2][0].pk)

    assert ranked() == ["Ada"]


def test_an_event_without_encounters_has_no_choices(client, student):
    other = RegistrationFactory(participant=student.participant)

    assert client.get(page_of(other)).status_code == 404


@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_leave_one_order(day, student):
    ballot = ballot_of(career_day=day[0], participant=student.participant)
    ada, bea, cleo, _dora = day[2]
    add_choice(ballot=ballot, host=ada)

    def press_one(button):
        act, facts = button
        act(ballot=Ballot.objects.get(), **facts)

    buttons = [
        (add_choice, {"host": bea}),
        (add_choice, {"host": cleo}),
        (move_choice, {"host": ada, "to": 9}),
    ]
    assert at_once(press_one, buttons) == [None, None, None]

    ranks = list(Choice.objects.order_by("rank").values_list("rank", flat=True))
    assert ranks == [1, 2, 3]
    assert sorted(ranked()) == ["Ada", "Bea", "Cleo"]
