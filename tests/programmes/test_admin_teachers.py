"""Teachers on the desk: who sees them, and what is done about them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from communications.models import Email
from schools.models import Teacher
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.schools import TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
LIST = "admin:schools_teacher_changelist"


@pytest.fixture
def programme():
    return ProgrammeFactory()


@pytest.fixture
def coordinator(programme):
    return coordinator_of(programme)


@pytest.fixture
def desk(client, settings, coordinator):
    return enter_desk(client, settings, coordinator)


def of_network(programme, **fields):
    teacher = TeacherFactory(**fields)
    programme.schools.add(teacher.school)
    return teacher


def act(desk, action, teachers, **answers):
    data = {"action": action, "_selected_action": [teacher.pk for teacher in teachers], **answers}
    return desk.post(reverse(LIST), data)


def statuses():
    return sorted(Teacher.objects.values_list("status", flat=True))


def test_a_coordinator_sees_the_teachers_of_her_networks_once_each(desk, coordinator, programme):
    hers = of_network(programme, waiting=True)
    other = ProgrammeFactory()
    other.coordinators.create(user=coordinator)
    other.schools.add(hers.school)
    TeacherFactory(waiting=True)

    response = desk.get(reverse(LIST))

    assert list(response.context["cl"].queryset) == [hers]


def test_an_administrator_sees_those_of_schools_that_are_in_no_network(client, settings):
    teacher = TeacherFactory(waiting=True)
    desk = enter_desk(client, settings, UserFactory(administrator=True))

    assert list(desk.get(reverse(LIST)).context["cl"].queryset) == [teacher]


def test_several_are_verified_at_once_after_a_page_that_says_so(desk, coordinator, programme):
    teachers = [of_network(programme, waiting=True, note="Insegno fisica") for _number in range(3)]

    asked = act(desk, "verify", teachers)
    assert asked.context["number"] == 3
    assert "Insegno fisica" in asked.content.decode()
    assert statuses() == ["waiting"] * 3
    act(desk, "verify", teachers, confirmed="yes", number="3")

    assert statuses() == ["verified"] * 3
    assert set(Teacher.objects.values_list("verified_by", flat=True)) == {coordinator.pk}
    assert Email.objects.filter(kind="schools.verified").count() == 3


@pytest.mark.parametrize("action", ["refuse", "remove"])
def test_nobody_is_turned_down_without_a_reason(desk, programme, action):
    teacher = of_network(programme, **({"waiting": True} if action == "refuse" else {}))
    before = statuses()

    response = act(desk, action, [teacher], confirmed="yes", number="1", reason="")

    assert response.status_code == 422
    assert statuses() == before


@pytest.mark.parametrize(("action", "after"), [("refuse", "refused"), ("remove", "removed")])
def test_who_is_turned_down_is_told_why(desk, programme, action, after):
    teacher = of_network(programme, **({"waiting": True} if action == "refuse" else {}))

    act(desk, action, [teacher], confirmed="yes", number="1", reason="Non insegna qui.")

    teacher.refresh_from_db()
    assert (teacher.status, teacher.reason) == (after, "Non insegna qui.")
    assert Email.objects.get().kind == f"schools.{after}"


def test_what_was_decided_meanwhile_is_said_and_the_others_go_on(desk, programme):
    decided = of_network(programme)
    waiting = of_network(programme, waiting=True)

    data = {"confirmed": "yes", "number": "2"}
    response = desk.post(
        reverse(LIST),
        {"action": "verify", "_selected_action": [decided.pk, waiting.pk], **data},
        follow=True,
    )

    words = [str(message) for message in response.context["messages"]]
    assert len(words) == 2
    assert "Qualcuno ha già deciso" in words[0]
    assert statuses() == ["verified", "verified"]


def test_a_teacher_of_another_network_is_not_touched(desk):
    teacher = TeacherFactory(waiting=True)

    act(desk, "verify", [teacher], confirmed="yes", number="1")

    assert statuses() == ["waiting"]


def test_a_row_has_the_buttons_that_make_sense(desk, programme):
    waiting, verified = of_network(programme, waiting=True), of_network(programme)
    buttons = {}
    for teacher in (waiting, verified):
        page = desk.get(reverse("admin:schools_teacher_change", args=[teacher.pk]))
        buttons[teacher.status] = [name for name, _words in page.context["row_actions"]]

    assert buttons == {"waiting": ["verify", "refuse"], "verified": ["remove"]}
