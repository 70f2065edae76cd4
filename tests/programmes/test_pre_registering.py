"""Teachers say that they mean to book, and may do so earlier."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from programmes.enums import ProgrammeStatus
from programmes.models import PreRegistration
from programmes.pre_registering import CannotDeclare, pre_register, take_back
from schools.services import leave_school
from tests.factories.programmes import ProgrammeFactory
from tests.factories.schools import SchoolFactory, TeacherFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def teacher(client):
    teacher = TeacherFactory()
    client.force_login(teacher.user)
    return teacher


@pytest.fixture
def programme():
    return ProgrammeFactory()


def url(name, teacher, *more):
    return reverse(f"school_programmes:{name}", args=[teacher.school.ministerial_code, *more])


def declare(teacher, programme):
    return pre_register(user=teacher.user, school=teacher.school, programme=programme)


def test_a_press_declares_and_a_press_takes_back(client, teacher, programme):
    for _press in range(2):
        client.post(url("declare", teacher, programme.slug))
    assert PreRegistration.objects.of(teacher.user, programme).get().school == teacher.school
    assert client.get(url("list", teacher)).context["declared"] == {programme.pk}

    for _press in range(2):
        client.post(url("withdraw", teacher, programme.slug))
    assert not PreRegistration.objects.exists()


def test_it_counts_for_her_that_programme_and_as_long_as_she_teaches_there(teacher, programme):
    declare(teacher, programme)
    of = PreRegistration.objects.of

    assert not of(teacher.user, ProgrammeFactory()).exists()
    assert not of(TeacherFactory(school=teacher.school).user, programme).exists()
    assert not of(AnonymousUser(), programme).exists()
    leave_school(teacher=teacher)
    assert not of(teacher.user, programme).exists()


def test_it_counts_no_more_when_the_school_is_gone(teacher, programme):
    declare(teacher, programme)
    teacher.school.gone_since = "202627"
    teacher.school.save()

    assert not PreRegistration.objects.of(teacher.user, programme).exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"ends_on": date(2026, 11, 21)},
        {"status": ProgrammeStatus.CONCLUDED},
        {"status": ProgrammeStatus.DRAFT},
    ],
)
def test_what_is_over_or_not_announced_takes_none_and_is_not_listed(client, teacher, fields):
    other = ProgrammeFactory(**fields)

    assert list(client.get(url("list", teacher)).context["programmes"]) == []
    with pytest.raises(CannotDeclare):
        declare(teacher, other)


def test_only_who_teaches_at_the_school_declares(teacher, programme, in_english):
    with pytest.raises(CannotDeclare, match="do not act for this school"):
        pre_register(user=teacher.user, school=SchoolFactory(), programme=programme)
    take_back(user=teacher.user, school=SchoolFactory(), programme=programme)


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_costs_the_same_however_long_it_is(
    client, teacher, django_assert_num_queries, number
):
    ProgrammeFactory.create_batch(number)

    with django_assert_num_queries(6):
        response = client.get(url("list", teacher))

    assert len(response.context["programmes"]) == number


@pytest.mark.django_db(transaction=True)
def test_pressed_many_times_at_once_declares_once(teacher, programme):
    at_once(lambda _number: declare(teacher, programme), range(5))

    assert PreRegistration.objects.count() == 1
