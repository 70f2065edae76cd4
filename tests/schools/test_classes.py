"""A school's classes, kept by its teachers."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from schools.enums import Level, Track
from schools.models import SchoolClass
from schools.services import CannotWrite, remove_class, repeat_classes, save_class
from schools.services import classes as service
from schools.years import following, open_years
from tests.factories.schools import SchoolClassFactory, SchoolFactory, TeacherFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
# The tests live in November 2026.
LAST, THIS, NEXT = "202526", "202627", "202728"
ANSWERS = {"school_year": THIS, "year": "3", "section": "b ling", "pupils": "24"}


@pytest.fixture
def teacher(client):
    teacher = TeacherFactory()
    client.force_login(teacher.user)
    return teacher


@pytest.fixture
def school(teacher):
    return teacher.school


def url(name, school, *more):
    return reverse(f"schools:{name}", args=[school.ministerial_code, *more])


def names(school, school_year):
    rows = school.classes.filter(school_year=school_year).order_by("year", "section")
    return [f"{row.year}{row.section}" for row in rows]


@pytest.mark.parametrize(
    ("school_year", "years", "other"),
    [(THIS, 1, NEXT), (THIS, -1, LAST), ("209899", -1, "209798"), ("200910", 1, "201011")],
)
def test_school_years_follow_each_other(school_year, years, other):
    assert following(school_year, years) == other


@pytest.mark.parametrize(
    ("day", "years"),
    [(date(2026, 8, 31), (LAST, THIS)), (date(2026, 9, 1), (THIS, NEXT))],
)
def test_the_school_year_turns_on_the_first_of_september(day, years):
    assert open_years(day) == years


def test_a_class_is_added_as_registers_write_it(client, school):
    response = client.post(url("add_class", school), ANSWERS, follow=True)

    assert response.redirect_chain == [(url("classes", school), 302)]
    row = school.classes.get()
    assert (row.school_year, row.year, row.section, row.pupils) == (THIS, 3, "B LING", 24)


@pytest.mark.parametrize(
    "wrong",
    [
        {"school_year": LAST},
        {"school_year": "202829"},
        {"school_year": ""},
        {"year": "6"},
        {"year": ""},
        {"section": ""},
        {"section": "<B>"},
        {"section": "x" * 11},
        {"pupils": "0"},
        {"pupils": "61"},
        {"pupils": "-3"},
        {"pupils": "molti"},
    ],
)
def test_what_no_class_is_like_comes_back_in_words(client, school, wrong):
    response = client.post(url("add_class", school), {**ANSWERS, **wrong})

    assert response.status_code == 422
    assert response.context["form"].errors
    assert not SchoolClass.objects.exists()


def test_a_lower_secondary_school_has_three_years(client, school):
    school.level, school.track = Level.LOWER_SECONDARY, Track.UNKNOWN
    school.save()

    response = client.post(url("add_class", school), {**ANSWERS, "year": "4"})

    assert set(response.context["form"].errors) == {"year"}


def test_the_same_class_twice_is_refused_in_words(client, school):
    SchoolClassFactory(school=school, school_year=THIS, year=3, section="B LING")

    response = client.post(url("add_class", school), ANSWERS)

    assert response.status_code == 422
    assert str(response.context["refusal"]) in response.content.decode()
    assert SchoolClass.objects.count() == 1


def test_a_class_is_changed_and_keeps_its_school(client, school):
    row = SchoolClassFactory(school=school, school_year=THIS)
    other = SchoolFactory()

    page = client.get(url("class", school, row.pk))
    client.post(url("class", school, row.pk), {**ANSWERS, "school": str(other.pk)})

    row.refresh_from_db()
    assert page.context["form"].initial["pupils"] is None
    assert (row.school, row.section, row.pupils) == (school, "B LING", 24)


@pytest.mark.parametrize("page", ["class", "remove_class"])
def test_a_class_of_a_year_that_is_over_stays_as_it_was(client, school, page):
    row = SchoolClassFactory(school=school, school_year=LAST)

    assert client.get(url(page, school, row.pk)).status_code == 404
    assert client.post(url(page, school, row.pk), ANSWERS).status_code == 404
    assert SchoolClass.objects.get() == row


def test_a_class_is_removed_only_by_a_press(client, school):
    row = SchoolClassFactory(school=school, school_year=THIS)

    client.get(url("remove_class", school, row.pk))
    assert SchoolClass.objects.exists()
    client.post(url("remove_class", school, row.pk))

    assert not SchoolClass.objects.exists()


def test_last_years_classes_come_again_with_one_press_and_once(client, school):
    for section in ("A", "B"):
        SchoolClassFactory(school=school, school_year=LAST, year=1, section=section, pupils=22)
    kept = SchoolClassFactory(school=school, school_year=THIS, year=1, section="A", pupils=25)
    SchoolClassFactory(school_year=LAST, year=5, section="X")

    for _press in range(2):
        response = client.post(url("repeat_classes", school), {"school_year": THIS}, follow=True)

    assert names(school, THIS) == ["1A", "1B"]
    kept.refresh_from_db()
    assert kept.pupils == 25
    assert school.classes.get(school_year=THIS, section="B").pupils is None
    assert "0 classi" in str(next(iter(response.context["messages"])))


@pytest.mark.parametrize("school_year", [LAST, "202829", "x", ""])
def test_classes_come_again_in_no_other_year(client, school, school_year):
    SchoolClassFactory(school=school, school_year="202425")

    client.post(url("repeat_classes", school), {"school_year": school_year})

    assert SchoolClass.objects.count() == 1


def test_the_page_has_a_button_only_where_it_does_something(client, school):
    SchoolClassFactory(school=school, school_year=LAST, year=1, section="A")
    SchoolClassFactory(school=school, school_year="202324", year=1, section="A")

    years = client.get(url("classes", school)).context["years"]

    assert [(year.code, len(year.classes), year.repeatable) for year in years] == [
        (NEXT, 0, 0),
        (THIS, 0, 1),
        (LAST, 1, 0),
        ("202324", 1, 0),
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_however_many_classes(
    client, school, django_assert_num_queries, number
):
    SchoolClassFactory.create_batch(number, school=school)

    with django_assert_num_queries(4):
        client.get(url("classes", school))


def test_a_school_has_a_bounded_number_of_classes(school, monkeypatch, in_english):
    monkeypatch.setattr(service, "MOST_CLASSES", 2)
    SchoolClassFactory.create_batch(2, school=school, school_year=THIS)

    with pytest.raises(CannotWrite, match="at most 2 classes"):
        save_class(school_class=SchoolClassFactory.build(school=school, section="Z"))
    save_class(school_class=school.classes.first())


def test_a_school_that_is_gone_keeps_what_it_has(school, in_english):
    row = SchoolClassFactory(school=school, school_year=THIS)
    school.gone_since = THIS
    school.save()

    for work in (
        lambda: save_class(school_class=row),
        lambda: remove_class(school_class=row),
        lambda: repeat_classes(school=school, school_year=THIS),
    ):
        with pytest.raises(CannotWrite, match="not in the registry any more"):
            work()


@pytest.mark.django_db(transaction=True)
def test_pressed_many_times_at_once_adds_one_class(school):
    def add(_number):
        return save_class(
            school_class=SchoolClass(school=school, school_year=THIS, year=1, section="A")
        )

    answers = at_once(add, range(5))

    assert sorted(type(answer).__name__ for answer in answers) == ["CannotWrite"] * 4 + ["NoneType"]
    assert names(school, THIS) == ["1A"]


@pytest.mark.django_db(transaction=True)
def test_repeated_many_times_at_once_makes_each_class_once(school):
    SchoolClassFactory.create_batch(3, school=school, school_year=LAST)

    answers = at_once(lambda _number: repeat_classes(school=school, school_year=THIS), range(5))

    assert sorted(answers) == [0, 0, 0, 0, 3]
