"""After timetables are out: a host falls ill or has another room, a story has a slip."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F
from django.db.models.signals import pre_save
from django.urls import reverse

from careerdays.models import Choice, Encounter, Host, Meeting, PlaceOffer, Round
from careerdays.services import (
    NothingToCome,
    NotPublished,
    RoomTaken,
    ballot_of,
    change_room,
    take_place,
    tend_places,
    withdraw_host,
)
from communications.delivery import deliver_due
from communications.models import Email
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.careerdays import career_day_with, published
from tests.factories.events import NOW
from tests.factories.partners import ProfessionalFactory, RoomFactory, SiteFactory
from tests.factories.registrations import RegistrationFactory

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
