"""At the door a mistake is put right: her own at once, another's with a reason, a list's not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.apps import apps
from django.urls import reverse

from attendance.models import Attendance, Scan
from attendance.services import (
    NotOfADoor,
    WhyNeeded,
    check_in,
    check_out,
    correct_number,
    take_back,
)
from tests.factories.accounts import UserFactory
from tests.factories.attendance import AttendanceFactory, StewardFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.registrations import RegistrationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

SHOWN = ["entrance", "last"]


@pytest.fixture
def session():
    return SessionFactory(starts_at=NOW + timedelta(hours=1))


@pytest.fixture
def steward(session):
    return StewardFactory(event=session.event).user


@pytest.fixture
def other(session):
    return StewardFactory(event=session.event).user


@pytest.fixture
def a_class(session, steward):
    """A stay of twenty of a class, as ``steward`` counted it."""
    booked = RegistrationFactory(session=session, a_class=True)
    date = session.occurrences.get()
    return check_in(
        occurrence=date, registration=booked, by=steward, now=NOW, present=20
    ).attendance


@pytest.fixture
def shown(session):
    """Show a ticket at a door so many minutes from now: the stay that came of it."""
    ticket = RegistrationFactory(session=session)

    def _shown(by, minutes, direction="in", registration=ticket):
        move = check_in if direction == "in" else check_out
        return move(
            occurrence=session.occurrences.get(),
            registration=registration,
            by=by,
            now=NOW + timedelta(minutes=minutes),
        ).attendance

    return _shown


def stays():
    """From which minute to which, and who wrote it."""

    def minute(moment):
        return None if moment is None else (moment - NOW) // timedelta(minutes=1)

    rows = Attendance.objects.order_by("arrived_at")
    return [(minute(one.arrived_at), minute(one.left_at), one.recorded_by) for one in rows]


def page_of(attendance, page):
    return reverse(f"doors:{page}", args=[attendance.occurrence.key, attendance.pk])


def history():
    rows = apps.get_model("attendance", "AttendanceHistory").objects.order_by("pgh_id")
    return list(rows.values_list("pgh_label", "present", "reason"))


def test_her_own_mistake_is_taken_back_and_the_history_keeps_it(client, steward, a_class):
    client.force_login(steward)

    client.post(page_of(a_class, "undo"))

    assert not Attendance.objects.exists()
    assert Scan.objects.get().voided_at == NOW
    assert history() == [("insert", 20, ""), ("delete", 20, "")]


def test_somebody_else_s_is_taken_back_with_a_reason(client, other, a_class):
    client.force_login(other)

    asked = client.get(page_of(a_class, "undo"))
    refused = client.post(page_of(a_class, "undo"))
    assert (asked.status_code, refused.status_code) == (200, 422)
    assert Attendance.objects.exists()
    client.post(page_of(a_class, "undo"), {"reason": "Wrong class"})

    assert not Attendance.objects.exists()
    assert history()[-1] == ("delete", 20, "Wrong class")


def test_her_own_number_is_corrected(client, steward, a_class):
    client.force_login(steward)

    asked = client.get(page_of(a_class, "number"))
    too_many = client.post(page_of(a_class, "number"), {"present": a_class.registration.seats + 1})
    client.post(page_of(a_class, "number"), {"present": "23"})

    assert (asked.status_code, too_many.status_code) == (200, 422)
    assert history() == [("insert", 20, ""), ("update", 23, "")]


def test_somebody_else_s_number_is_corrected_with_a_reason(client, other, a_class):
    client.force_login(other)

    refused = client.post(page_of(a_class, "number"), {"present": "23"})
    client.post(page_of(a_class, "number"), {"present": "23", "reason": "Counted again"})

    assert refused.status_code == 422
    corrected = Attendance.objects.get()
    assert (corrected.present, corrected.reason) == (23, "Counted again")
    assert corrected.recorded_by == other


@pytest.mark.parametrize("page", ["undo", "number"])
@pytest.mark.parametrize("source", ["list", "import", "online"])
def test_what_a_list_or_a_file_says_is_not_reached_from_a_door(
    client, steward, session, page, source
):
    registration = RegistrationFactory(session=session, a_class=True)
    written = AttendanceFactory(registration=registration, source=source, recorded_by=steward)
    client.force_login(steward)

    response = client.post(page_of(written, page), {"present": "1", "reason": "x"})

    assert response.status_code == 404
    assert Attendance.objects.get().present == registration.seats


@pytest.mark.parametrize("change", [take_back, correct_number])
def test_the_operations_refuse_it_too(change, session, a_class):
    more = {"now": NOW} if change is take_back else {"present": 3}
    Attendance.objects.update(source="list")
    with pytest.raises(NotOfADoor):
        change(attendance=a_class, by=a_class.recorded_by, **more)
    Attendance.objects.update(source="door")
    with pytest.raises(WhyNeeded):
        change(attendance=a_class, by=UserFactory(), **more)

    assert Attendance.objects.get().present == 20


def test_what_was_taken_back_meanwhile_is_not_taken_back_again(steward, a_class):
    take_back(attendance=a_class, by=steward, now=NOW)

    take_back(attendance=a_class, by=steward, now=NOW)

    assert not Attendance.objects.exists()


def test_what_another_door_saw_meanwhile_stands(client, steward, other, shown, time_machine):
    mistake = shown(steward, 0)
    assert shown(other, 10) == mistake
    time_machine.move_to(NOW + timedelta(minutes=12))
    client.force_login(steward)

    told = client.post(page_of(mistake, "undo"), follow=True).content.decode()

    assert stays() == [(10, None, other)]
    assert "The ticket was shown again at 10:10: that stays." in told
    shown(other, 30, "out")
    assert stays() == [(10, 30, other)]


def test_her_own_out_goes_with_her_mistake_and_another_s_does_not(steward, other, shown):
    mistake = shown(steward, 0)
    shown(other, 5)
    shown(steward, 7, "out")
    back = shown(other, 20)
    assert stays() == [(0, 7, steward), (20, None, other)]

    take_back(attendance=mistake, by=steward, now=NOW + timedelta(minutes=30))

    assert stays() == [(5, None, other)]
    shown(other, 40, "out")
    assert stays() == [(5, 40, other)]
    assert not Attendance.objects.filter(pk=back.pk).exists()


def test_a_later_stay_is_left_alone(steward, other, shown):
    mistake = shown(steward, 0)
    shown(other, 5, "out")
    shown(other, 10)

    take_back(attendance=mistake, by=other, now=NOW + timedelta(minutes=30), reason="Another Maria")

    assert stays() == [(10, None, other)]


def test_beside_what_a_list_corrected_only_the_mistake_goes(steward, other, shown):
    first = shown(steward, 0)
    shown(steward, 5, "out")
    mistake = shown(steward, 10)
    shown(other, 15)
    Attendance.objects.filter(pk=first.pk).update(
        arrived_at=NOW - timedelta(minutes=5), source="list"
    )

    take_back(attendance=mistake, by=steward, now=NOW + timedelta(minutes=30))

    assert stays() == [(-5, 5, steward), (15, None, other)]


def test_what_was_recorded_at_another_date_is_not_there(client, steward, session, a_class):
    there = SessionFactory(event=session.event, starts_at=NOW).occurrences.get()
    client.force_login(steward)

    response = client.post(reverse("doors:undo", args=[there.key, a_class.pk]))

    assert response.status_code == 404
    assert Attendance.objects.exists()


def test_the_door_offers_one_press_for_her_own_and_a_page_for_others(
    client, steward, other, a_class
):
    url = reverse("doors:entrance", args=[a_class.occurrence.key])
    pages = []
    for user in (steward, other):
        client.force_login(user)
        pages.append(client.get(url).content.decode())

    undo = page_of(a_class, "undo")
    assert [f'action="{undo}"' in page for page in pages] == [True, False]
    assert [f'href="{undo}"' in page for page in pages] == [False, True]


def test_hers_are_first_of_the_last_whatever_other_doors_do(client, session, steward, other):
    mine = check_in(
        occurrence=session.occurrences.get(),
        registration=RegistrationFactory(session=session),
        by=steward,
        now=NOW - timedelta(minutes=30),
    ).attendance
    AttendanceFactory.create_batch(
        7, registration__session=session, arrived_at=NOW, recorded_by=other
    )
    client.force_login(steward)

    pages = [client.get(reverse(f"doors:{page}", args=[mine.occurrence.key])) for page in SHOWN]

    assert [page.context["last"][0] for page in pages] == [mine, mine]
    assert [len(page.context["last"]) for page in pages] == [5, 5]


def test_the_answer_to_a_code_offers_to_put_it_right(client, session, steward, other):
    booked = RegistrationFactory(session=session, a_class=True)
    url = reverse("doors:entrance", args=[session.occurrences.get().key])
    answers = []
    for user in (steward, steward, other):
        client.force_login(user)
        page = client.post(url, {"code": booked.code, "present": "20"}).content.decode()
        answers.append(page.partition("data-door-result")[2].partition("data-door-camera")[0])

    stay = Attendance.objects.get()
    assert [f'action="{page_of(stay, "undo")}"' in one for one in answers] == [True, True, False]
    assert [f'href="{page_of(stay, "undo")}"' in one for one in answers] == [False, False, True]
    assert all(f'href="{page_of(stay, "number")}"' in one for one in answers)


def test_what_a_list_says_is_not_offered_at_the_door(client, session, steward):
    before = NOW - timedelta(minutes=1)
    written = AttendanceFactory(registration__session=session, source="list", arrived_at=before)
    client.force_login(steward)

    page = client.post(
        reverse("doors:entrance", args=[written.occurrence.key]),
        {"code": written.registration.code},
    )

    assert page.context["told"].look == "attention"
    assert page.context["stay"] is None
