"""After timetables are out: a host falls ill or has another room, a story has a slip."""

from __future__ import annotations

from datetime import timedelta
from threading import Event

import pytest
from django.db import transaction
from django.db.models import F
from django.db.models.signals import pre_save
from django.urls import reverse

from careerdays.models import Choice, Encounter, Host, Meeting, PlaceOffer, Round
from careerdays.services import (
    AtAnotherTable,
    NameTaken,
    NothingToCome,
    NotPublished,
    RoomTaken,
    ballot_of,
    change_room,
    lay_out,
    seat_others,
    take_place,
    tend_places,
    withdraw_host,
)
from careerdays.services.moving import TABLES
from careerdays.services.setting_up import seat_people
from communications.delivery import deliver_due
from communications.models import Email
from core.locks import wait_for_lock
from events.services import CannotAssign
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.careerdays import career_day_with, published
from tests.factories.events import NOW
from tests.factories.partners import ProfessionalFactory, RoomFactory, SiteFactory
from tests.factories.registrations import RegistrationFactory
from tests.threads import at_once, wait_until_somebody_waits

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

WHY = "Ada ha la febbre."


@pytest.fixture
def day():
    return career_day_with("Ada", "Bea", "Cleo", rounds_each=2)


@pytest.fixture
def met(day):
    """The registration of who meets Ada, then Bea."""
    career_day, session, (ada, bea, _cleo) = day
    registration = RegistrationFactory(session=session)
    published(career_day, (registration, [ada, bea]))
    return registration


@pytest.fixture
def desk(client, settings, day):
    return enter_desk(client, settings, coordinator_of(day[0].event.programme))


def names(registration):
    mine = Encounter.objects.filter(ballot__participant=registration.participant)
    return list(mine.values_list("host__name", flat=True))


def sent():
    return [one for one in Email.objects.all() if one.kind == "careerdays.encounters_changed"]


# --- A host cannot come -------------------------------------------------------------------------


def test_her_encounters_to_come_are_freed_and_told(day, met):
    ada = day[2][0]

    assert withdraw_host(host=ada, reason=WHY) == 1

    assert names(met) == ["Bea"]
    assert not ada.meetings.exists()
    assert ada.away.count() == 2
    (told,) = sent()
    assert (told.to, told.context["why"]) == (met.participant.user.email, WHY)


def test_what_has_begun_stays(day, met, time_machine):
    ada = day[2][0]
    time_machine.move_to(day[1].starts_at + timedelta(minutes=1))

    assert withdraw_host(host=ada, reason=WHY) == 0

    assert names(met) == ["Ada", "Bea"]
    assert [one.round.number for one in ada.meetings.all()] == [1]
    assert not sent()


def test_a_place_she_had_wanted_is_offered_within_the_minute(day, met):
    ada, _bea, cleo = day[2]
    ballot = Encounter.objects.first().ballot
    Choice.objects.create(ballot=ballot, host=cleo, rank=2)
    Encounter.objects.update(rank=1)
    assert tend_places() == 0

    withdraw_host(host=ada, reason=WHY)
    tend_places()

    assert PlaceOffer.objects.get().meeting == cleo.meetings.get(round__number=1)


def test_only_who_was_to_meet_her_is_told(day, met):
    RegistrationFactory(session=day[1])

    withdraw_host(host=day[2][0], reason=WHY)

    assert len(sent()) == 1


def test_a_class_is_told_once(day, met):
    career_day, session, (ada, *_others) = day
    booking = RegistrationFactory(session=session, a_class=True, pupils=2, seats=3)
    for number, one in enumerate(ada.meetings.all(), start=1):
        ballot = booking.ballots.create(career_day=career_day, number=number, code=f"C-{number}")
        Encounter.objects.create(ballot=ballot, meeting=one, round=one.round, host=ada, rank=0)

    withdraw_host(host=ada, reason=WHY)

    assert sorted(one.context["registration"] for one in sent()) == [met.pk, booking.pk]


def test_the_message_says_who_when_and_why(day, met, smtp_sink):
    withdraw_host(host=day[2][0], reason=WHY)

    deliver_due(time_limit=timedelta(seconds=20))

    (message,) = smtp_sink.messages
    text = message.get_body(["plain"]).get_content().replace("\xa0", " ")
    assert "Ada" in text
    assert WHY in text
    assert reverse("careerdays:choices", args=[met.key]) in text


def test_nothing_is_withdrawn_before_or_when_it_is_over(day, time_machine):
    with pytest.raises(NotPublished):
        withdraw_host(host=day[2][0], reason=WHY)
    published(day[0])
    time_machine.move_to(day[1].ends_at)
    with pytest.raises(NothingToCome):
        withdraw_host(host=day[2][0], reason=WHY)


# --- Another room -------------------------------------------------------------------------------


def test_another_room_is_told(day, met):
    ada, room = day[2][0], RoomFactory(name="Sala blu")

    assert change_room(host=ada, room=room) == 1
    assert change_room(host=ada, room=room) == 0

    assert set(ada.meetings.values_list("room", flat=True)) == {room.pk}
    assert Host.objects.get(pk=ada.pk).room == room
    assert [one.context["change"] for one in sent()] == ["room"]


def test_a_room_where_somebody_is_is_refused_by_name(day, met):
    ada, bea, _cleo = day[2]
    room = RoomFactory()
    Meeting.objects.filter(host=bea).update(room=room)

    with pytest.raises(RoomTaken, match="Bea"):
        change_room(host=ada, room=room)

    assert Host.objects.get(pk=ada.pk).room is None
    assert not sent()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_room", [True, False], ids=["room", "table"])
def test_the_desk_and_who_moves_rounds_do_not_wait_for_each_other(day, met, is_room):
    ada, room = day[2][0], RoomFactory()
    has_lock = Event()

    def moves_rounds():
        with transaction.atomic():
            wait_for_lock(TABLES)
            has_lock.set()
            wait_until_somebody_waits()
            return Meeting.objects.filter(host=ada).update(seats=2)

    def desk():
        has_lock.wait(5)
        if is_room:
            return change_room(host=ada, room=room)
        return seat_others(host=ada, name="Dora", professionals=[])

    assert at_once(lambda work: work(), [moves_rounds, desk]) == [2, 1]


# --- Somebody else at the table -----------------------------------------------------------------


def people_at(host):
    rows = host.meetings.order_by("round__starts_at").prefetch_related("appearances__professional")
    return [[one.professional for one in meeting.appearances.all()] for meeting in rows]


@pytest.fixture
def taken(day):
    """Who sat at Ada's table, and who does instead."""
    ada = day[2][0]
    was, instead = (ProfessionalFactory(organisation=ada.organisation) for _number in range(2))
    ada.professionals.set([was])
    lay_out(host=ada)
    return was, instead


def test_somebody_else_is_at_the_table_and_who_meets_her_is_told(day, taken, met, smtp_sink):
    ada, (_was, instead) = day[2][0], taken
    assert seat_others(host=ada, name="Dora", professionals=[instead]) == 1

    ada.refresh_from_db()
    assert (ada.name, list(ada.professionals.all())) == ("Dora", [instead])
    assert people_at(ada) == [[instead], [instead]]
    assert names(met) == ["Dora", "Bea"]
    deliver_due(time_limit=timedelta(seconds=20))
    (message,) = smtp_sink.messages
    text = message.get_body(["plain"]).get_content().replace("\xa0", " ")
    assert "Dora" in text
    assert "Ada" not in text


def test_at_a_desk_of_the_same_name_nobody_is_told(day, taken, met):
    ada, (was, instead) = day[2][0], taken

    assert seat_others(host=ada, name="Ada", professionals=[was, instead]) == 0

    assert [len(there) for there in people_at(ada)] == [2, 2]
    assert not sent()


def test_who_was_at_the_table_in_a_round_that_has_begun_was(day, taken, met, time_machine):
    ada, (was, instead) = day[2][0], taken
    time_machine.move_to(day[1].starts_at + timedelta(minutes=1))

    assert seat_others(host=ada, name="Dora", professionals=[instead]) == 0

    assert people_at(ada) == [[was], [instead]]


def test_who_is_at_another_table_takes_none(day, taken, met):
    ada, bea, _cleo = day[2]
    _was, instead = taken
    before = people_at(ada)
    bea.professionals.set([instead])
    seat_people(bea, list(day[0].rounds.all()))

    with pytest.raises(AtAnotherTable, match="Bea"):
        seat_others(host=ada, name="Dora", professionals=[instead])

    ada.refresh_from_db()
    assert (ada.name, people_at(ada)) == ("Ada", before)
    assert not sent()


def test_l14_who_may_not_meet_minors_takes_no_table(day, taken, met):
    day[0].event.regular_contact = True
    day[0].event.save(update_fields=["regular_contact"])

    with pytest.raises(CannotAssign):
        seat_others(host=day[2][0], name="Dora", professionals=[taken[1]])


def test_two_hosts_of_a_day_have_two_names(day, met):
    with pytest.raises(NameTaken):
        seat_others(host=day[2][0], name="Bea", professionals=[])


# --- On the desk --------------------------------------------------------------------------------


def rounds_of(day):
    return [one.pk for one in day[0].rounds.all()]


def act(desk, action, host, **data):
    chosen = {"action": action, "_selected_action": [host.pk]}
    return desk.post(reverse("admin:careerdays_host_changelist"), {**chosen, **data}, follow=True)


def test_a_coordinator_takes_a_host_out(desk, day, met):
    ada = day[2][0]

    assert "1 " in act(desk, "withdraw", ada).content.decode()
    act(desk, "withdraw", ada, confirmed="yes", reason=WHY, rounds=rounds_of(day))

    assert names(met) == ["Bea"]


def test_a_host_cannot_come_in_some_rounds_and_can_in_others(desk, day, met):
    """The page has every round of hers to come, ticked; the others stay as they are."""
    ada = day[2][0]
    first, second = ada.meetings.order_by("round__starts_at")

    assert act(desk, "withdraw", ada).content.decode().count(" checked") == 2
    act(desk, "withdraw", ada, confirmed="yes", reason=WHY, rounds=[second.round_id])

    assert list(ada.meetings.all()) == [first]
    assert list(ada.away.all()) == [second.round]
    assert (names(met), sent()) == (["Ada", "Bea"], [])


def test_in_no_round_at_all_nobody_is_taken_out(desk, day, met):
    ada = day[2][0]

    answer = act(desk, "withdraw", ada, confirmed="yes", reason=WHY)

    assert answer.status_code == 422
    assert "Scegli almeno un giro" in answer.content.decode()
    assert ada.meetings.count() == 2


def test_a_host_who_is_in_none_of_the_rounds_is_said(day, met):
    ada = day[2][0]
    first, second = ada.meetings.order_by("round__starts_at")
    first.encounters.all().delete()
    first.delete()

    with pytest.raises(NothingToCome, match="in nessuno di questi giri"):
        withdraw_host(host=ada, reason=WHY, rounds=[first.round])

    assert list(ada.meetings.all()) == [second]


def test_on_the_desk_a_host_whose_rounds_have_begun_is_said(desk, day, met):
    earlier = timedelta(days=90)
    Round.objects.update(starts_at=F("starts_at") - earlier, ends_at=F("ends_at") - earlier)

    page = act(desk, "withdraw", day[2][0], confirmed="yes", reason=WHY).content.decode()

    assert "sono già iniziati" in page


def test_a_coordinator_changes_a_room(desk, day, met):
    ada, room = day[2][0], RoomFactory(site=SiteFactory())
    day[0].event.site = room.site
    day[0].event.save()

    act(desk, "another_room", ada, confirmed="yes", room=room.pk)

    assert Host.objects.get(pk=ada.pk).room == room


@pytest.fixture
def enter(desk, day, met):
    """Enter a host when timetables are out, and the first round has begun; what is answered."""
    past = NOW - timedelta(hours=1)
    first = Round.objects.order_by("starts_at").first()
    Round.objects.filter(pk=first.pk).update(starts_at=past, ends_at=NOW)
    typed = {
        "career_day": day[0].pk,
        "name": "Dora",
        "organisation": day[2][0].organisation_id,
        "story": "Ripara satelliti.",
        "seats": "2",
        "kept": "0",
        "from_year": "1",
        "to_year": "5",
    }

    def _enter(**facts):
        return desk.post(reverse("admin:careerdays_host_add"), typed | facts)

    return _enter


def test_a_host_who_is_new_is_in_the_rounds_to_come_and_her_places_are_free(enter, day):
    person = ProfessionalFactory()

    assert enter(professionals=[person.pk]).status_code == 302

    dora = Host.objects.get(name="Dora")
    (one,) = dora.meetings.all()
    assert (one.round.number, one.seats) == (2, 2)
    assert [there.professional for there in one.appearances.all()] == [person]
    takes = RegistrationFactory(session=day[1])
    ballot = ballot_of(career_day=day[0], participant=takes.participant)
    take_place(ballot=ballot, meeting=one)
    assert names(takes) == ["Dora"]


def test_where_she_would_be_somebody_else_is_not(enter, day):
    room, ada = RoomFactory(), day[2][0]
    Meeting.objects.filter(host=ada).update(room=room)

    page = enter(room=room.pk).content.decode()

    assert "c’è già Ada: scegline un’altra" in page
    assert not Host.objects.filter(name="Dora").exists()


def test_l14_she_is_checked_as_before(enter, day):
    day[0].event.regular_contact = True
    day[0].event.save(update_fields=["regular_contact"])

    page = enter(professionals=[ProfessionalFactory(first_name="Dora").pk]).content.decode()

    assert "non ha una verifica per il lavoro con minori" in page
    assert not Host.objects.filter(name="Dora").exists()


def test_when_all_rounds_have_begun_nobody_is_entered(enter):
    earlier = timedelta(days=90)
    Round.objects.update(starts_at=F("starts_at") - earlier, ends_at=F("ends_at") - earlier)

    answer = enter()

    assert answer.status_code == 422
    assert "sono già iniziati" in answer.content.decode()
    assert not Host.objects.filter(name="Dora").exists()


def test_a_coordinator_says_who_takes_a_table(desk, day, taken, met):
    ada, (was, instead) = day[2][0], taken
    stranger = ProfessionalFactory()

    page = act(desk, "others", ada).content.decode()
    act(desk, "others", ada, confirmed="yes", name="Dora", professionals=[instead.pk])

    ada.refresh_from_db()
    assert str(was) in page
    assert str(stranger) not in page
    assert (ada.name, list(ada.professionals.all())) == ("Dora", [instead])
    assert len(sent()) == 1


def test_the_page_of_a_host_has_buttons_for_her_alone(desk, day, met):
    page = desk.get(reverse("admin:careerdays_host_change", args=[day[2][0].pk])).content.decode()

    assert 'value="withdraw"' in page
    assert "delete_selected" not in page


def test_a_table_is_taken_at_one_host_at_a_time(desk, day, met):
    chosen = {"action": "others", "_selected_action": [host.pk for host in day[2]]}

    page = desk.post(reverse("admin:careerdays_host_changelist"), chosen, follow=True)

    assert "Scegli un solo ospite" in page.content.decode()


def test_words_are_mended_and_nothing_else(desk, day, met):
    ada = day[2][0]
    url = reverse("admin:careerdays_host_change", args=[ada.pk])
    data = posted_from(desk.get(url))

    desk.post(url, {**data, "story": "Ripara satelliti.", "seats": "50"})

    ada.refresh_from_db()
    assert (ada.story, ada.seats) == ("Ripara satelliti.", 1)
    assert ada.meetings.count() == 2


def test_a_room_that_was_taken_meanwhile_is_said_on_the_form(desk, day):
    """The check of the form was before; the database is the last guardian."""
    ada, bea, _cleo = day[2]
    room = RoomFactory()
    url = reverse("admin:careerdays_host_change", args=[ada.pk])
    data = posted_from(desk.get(url))

    def land(**_named):
        Meeting.objects.filter(host=bea).update(room=room)

    pre_save.connect(land, sender=Host)
    try:
        page = desk.post(url, {**data, "room": room.pk})
    finally:
        pre_save.disconnect(land, sender=Host)

    assert page.status_code == 422
    assert "Bea" in page.content.decode()
    assert Host.objects.get(pk=ada.pk).room is None
