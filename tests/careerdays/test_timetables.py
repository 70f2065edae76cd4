"""Who meets whom, on paper and in calendars: each reads what is hers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from careerdays.access import encounters_of
from careerdays.models import CareerDay, Encounter, Meeting
from careerdays.services import ballots_of_class, give_back, seat_others, take_place
from careerdays.services.handing_out import host_lists
from careerdays.sheets import Given, host_sheet, room_sheet, wall_sheet
from careerdays.timetable_sheets import class_sheet, student_sheet
from jobs.models import ExportLog
from partners.models import Organisation
from programmes.agreements import NotAgreed
from programmes.enums import Allowed
from programmes.models import DataAgreement
from registrations.services import cancel_registration, cancel_session
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.careerdays import HostFactory, career_day_with, next_day_of, published
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.partners import RoomFactory
from tests.factories.programmes import DataAgreementFactory, PartnershipFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import TeacherFactory

# Of the file of a class, once its pupils have their codes.
CLASS_QUERIES = 10

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def day():
    """Giulia meets Ada, then Bea; Ada is at a table."""
    career_day, session, hosts = career_day_with("Ada", "Bea")
    ada, bea = hosts
    ada.meetings.update(room=RoomFactory(name="Tavolo 3", floor="Sala Consiglio"))
    giulia = ParticipantFactory(first_name="Giulia", last_name="Verdi", school_year=2)
    registration = RegistrationFactory(session=session, participant=giulia)
    published(career_day, (registration, [ada, bea]))
    return career_day, registration, hosts


def agree(day, allows):
    """With everybody's organisation."""
    for organisation in Organisation.objects.filter(career_day_hosts__in=day[2]):
        partnership = PartnershipFactory(
            programme=day[0].event.programme, organisation=organisation
        )
        DataAgreementFactory(partnership=partnership, allows=allows)


def given(day):
    return Given.on(day[2], timezone.localdate())


def cells(sheet):
    return [cell for section in sheet.sections for row in section.rows for cell in row]


def test_the_student_reads_when_whom_and_where(day):
    _career_day, registration, _hosts = day

    sheet = student_sheet(registration, encounters_of(registration))

    assert sheet.lead[0] == "Giulia Verdi"
    assert [row[1].split(",")[0] for row in sheet.sections[0].rows] == ["Ada", "Bea"]
    assert [row[2] for row in sheet.sections[0].rows] == ["Tavolo 3, Sala Consiglio", "–"]


def test_of_a_session_with_several_dates_each_encounter_says_its_day(client, day):
    career_day, registration, _hosts = day
    second = career_day.rounds.last()
    second.starts_at += timedelta(days=1)
    second.ends_at += timedelta(days=1)
    second.save()

    sheet = student_sheet(registration, encounters_of(registration))
    page = ticket_of(client, registration, registration.participant.user)

    assert [row[0].split(",")[0] for row in sheet.sections[0].rows] == ["sab 12 dic", "dom 13 dic"]
    assert "domenica 13 dicembre" in page[page.index('id="encounters"') :]


def test_of_a_day_that_is_over_who_met_nobody_reads_nothing(day, time_machine):
    _career_day, registration, _hosts = day
    Encounter.objects.all().delete()

    assert encounters_of(registration).timetable == []
    time_machine.move_to(registration.session.ends_at, tick=False)
    assert encounters_of(registration) is None


@pytest.fixture
def newcomer(day):
    """Of who registered when timetables were out."""
    return RegistrationFactory(session=day[1].session)


def ticket_of(client, registration, reader):
    client.force_login(reader)
    return client.get(registration.get_absolute_url()).content.decode()


def test_who_meets_nobody_finds_the_free_places_on_her_ticket(client, newcomer):
    page = ticket_of(client, newcomer, newcomer.participant.user)

    assert reverse("careerdays:choices", args=[newcomer.key]) in page
    assert "Guarda i posti liberi" in page
    assert "Non c’era più posto" not in page


def test_who_gave_all_back_finds_them_again(client, day):
    registration = day[1]
    for encounter in list(Encounter.objects.all()):
        give_back(encounter=encounter)

    assert "Guarda i posti liberi" in ticket_of(client, registration, registration.participant.user)


def test_who_only_looks_is_led_to_nothing(client, day):
    held = GuardianshipFactory(participant=ParticipantFactory(teen=True))
    registration = RegistrationFactory(session=day[1].session, participant=held.participant)

    page = ticket_of(client, registration, held.guardian)

    assert "Non c’era più posto" in page
    assert reverse("careerdays:choices", args=[registration.key]) not in page


def test_she_takes_it_out_as_pdf_and_as_calendar(client, day):
    _career_day, registration, _hosts = day
    client.force_login(registration.participant.user)

    page = client.get(reverse("careerdays:timetable", args=[registration.key]))
    file = client.get(reverse("careerdays:calendar", args=[registration.key]))

    assert page.content.startswith(b"%PDF")
    assert "no-store" in page["Cache-Control"]
    entries = Calendar.from_ical(file.content).walk("VEVENT")
    assert [str(entry["summary"]).split(",")[0] for entry in entries] == ["Ada", "Bea"]
    assert str(entries[0]["location"]).startswith("Tavolo 3")
    assert len({str(entry["uid"]) for entry in entries}) == 2


@pytest.fixture
def first_entry(client, day):
    """The first entry of her calendar file, as it is now: (uid, sequence, stamp, words)."""
    client.force_login(day[1].participant.user)

    def _first():
        file = client.get(reverse("careerdays:calendar", args=[day[1].key]))
        entry = Calendar.from_ical(file.content).walk("VEVENT")[0]
        words = f"{entry['summary']} {entry['location']}"
        return str(entry["uid"]), int(entry["sequence"]), entry["dtstamp"].dt, words

    return _first


def another_host(day):
    career_day, _registration, hosts = day
    encounter = Encounter.objects.order_by("round__starts_at").first()
    cleo = HostFactory(career_day=career_day, name="Cleo")
    Meeting.objects.filter(host=hosts[0], round=encounter.round).update(host=cleo)
    ballot = encounter.ballot
    encounter.delete()
    meeting = Meeting.objects.get(host=cleo)
    take_place(ballot=ballot, meeting=meeting)


def another_room(day):
    host, room = day[2][0], RoomFactory(name="Tavolo 9")
    host.meetings.update(room=room)
    host.room = room
    host.save(update_fields=["room", "updated_at"])


def another_person(day):
    seat_others(host=day[2][0], name="Dora", professionals=[])


@pytest.mark.parametrize(
    ("change", "words"),
    [(another_host, "Cleo"), (another_room, "Tavolo 9"), (another_person, "Dora")],
)
def test_a_calendar_that_has_the_older_entry_takes_the_newer(
    day, first_entry, time_machine, change, words
):
    uid, sequence, stamp, before = first_entry()
    assert first_entry() == (uid, sequence, stamp, before)
    time_machine.shift(timedelta(hours=3))

    change(day)

    newer = first_entry()
    assert newer[0] == uid
    assert newer[1] > sequence
    assert newer[2] > stamp
    assert words in newer[3]
    assert words not in before


def test_before_it_is_published_there_is_nothing_to_take(client):
    _career_day, session, _hosts = career_day_with("Ada")
    registration = RegistrationFactory(session=session)
    client.force_login(registration.participant.user)

    answer = client.get(reverse("careerdays:timetable", args=[registration.key]))

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("allows", "words"), [(Allowed.NAMES, "Giulia V. (2)"), (Allowed.NUMBERS, "1 studente")]
)
def test_l11_a_host_reads_what_the_agreement_allows(day, allows, words):
    agree(day, allows)

    found = cells(host_sheet(day[2], given(day)))

    assert words in found
    assert not any("Verdi" in cell for cell in found)


def test_l11_without_an_agreement_a_host_gets_nothing(day):
    with pytest.raises(NotAgreed):
        host_lists(hosts=day[2], by=UserFactory())


def test_l11_who_has_no_agreement_is_named_and_the_others_have_their_lists(day):
    _career_day, _registration, (_ada, bea) = day
    agree(day, Allowed.NAMES)
    DataAgreement.objects.filter(partnership__organisation=bea.organisation).delete()

    sheet = host_sheet(day[2], given(day))

    assert [section.heading for section in sheet.sections[1:]] == ["Ada"]
    assert [row[0] for row in sheet.sections[0].rows] == ["Bea"]
    assert str(bea.organisation) in sheet.sections[0].rows[0][1]
    host_lists(hosts=day[2], by=UserFactory())
    assert ExportLog.objects.get().filters == "Ada"


def test_walls_and_doors_have_numbers_and_no_names(day):
    career_day, registration, _hosts = day
    wall, doors = wall_sheet(career_day), room_sheet(career_day)

    assert wall.sections[0].rows[0] == ("Ada", "Tavolo 3, Sala Consiglio", "1 / 1", "0 / 1")
    assert [section.heading for section in doors.sections] == ["Tavolo 3, Sala Consiglio"]
    assert [row[2] for row in doors.sections[0].rows] == ["1", "0"]
    assert not any("Giulia" in cell for cell in cells(wall) + cells(doors))
    cancel_registration(registration=registration)
    assert wall_sheet(career_day).sections[0].rows[0][2] == "0 / 1"


def test_a_day_that_was_cancelled_is_on_no_sheet():
    """The second of two, with rounds at the same hours."""
    day = career_day_with("Ada", "Bea")
    career_day, _session, hosts = day
    agree(day, Allowed.NAMES)
    for host in hosts:
        host.room = RoomFactory()
        host.save()
    later = next_day_of(career_day)

    def rows():
        sheets = [host_sheet(hosts, given(day)), wall_sheet(career_day), room_sheet(career_day)]
        return [[len(section.rows) for section in sheet.sections] for sheet in sheets]

    assert rows() == [[4, 4], [2, 2], [4, 4]]
    cancel_session(session=later, reason="Neve.")
    assert rows() == [[2, 2], [2], [2, 2]]


def test_a_coordinator_prints_and_it_is_written_down(client, settings, day):
    agree(day, Allowed.NAMES)
    desk = enter_desk(client, settings, coordinator_of(day[0].event.programme))

    def pressed(table, action, row):
        address = reverse(f"admin:careerdays_{table}_changelist")
        return desk.post(address, {"action": action, "_selected_action": [row.pk]})

    for action in ("wall", "rooms"):
        assert pressed("careerday", action, day[0]).content.startswith(b"%PDF")
    assert not ExportLog.objects.exists()
    assert pressed("host", "lists", day[2][0]).content.startswith(b"%PDF")
    log = ExportLog.objects.get()
    assert (log.rows, log.format, log.filters) == (1, "pdf", "Ada")


@pytest.fixture
def booked():
    """A class of two, of whom number 1 meets Ada; her teacher; all is published."""
    career_day, session, hosts = career_day_with("Ada", "Bea")
    booking = RegistrationFactory(session=session, a_class=True, pupils=2, seats=3)
    one, _two = ballots_of_class(career_day=career_day, registration=booking)
    meeting = hosts[0].meetings.get(round__number=1)
    published(career_day)
    Encounter.objects.create(
        ballot=one, meeting=meeting, round=meeting.round, host=hosts[0], rank=1
    )
    return booking, TeacherFactory(school=booking.school_class.school).user


def test_a_teacher_prints_the_timetables_of_her_whole_class(client, booked):
    booking, teacher = booked
    client.force_login(teacher)
    address = reverse("careerdays:class_timetables", args=[booking.key])

    file = client.get(address)
    slips = client.get(reverse("careerdays:slips", args=[booking.key])).content.decode()

    assert file.content.startswith(b"%PDF")
    assert "no-store" in file["Cache-Control"]
    assert address in slips


def test_l7_each_page_has_a_number_and_no_name(booked):
    booking, _teacher = booked
    one, two = booking.ballots.order_by("number")

    sheet = class_sheet(booking, [(one, list(one.encounters.in_order())), (two, [])])

    assert [section.heading[-1] for section in sheet.sections] == ["1", "2"]
    assert sheet.page_each
    assert sheet.sections[0].rows[0][1].startswith("Ada,")
    assert sheet.sections[1].rows == [("–", "–", "–")]


@pytest.mark.parametrize("who", ["another teacher", "before it is published"])
def test_nobody_else_prints_them_and_nobody_before_they_are_out(client, booked, who):
    booking, teacher = booked
    client.force_login(TeacherFactory().user if who == "another teacher" else teacher)
    if who != "another teacher":
        CareerDay.objects.update(published_at=None)

    answer = client.get(reverse("careerdays:class_timetables", args=[booking.key]))

    assert answer.status_code == 404


@pytest.mark.parametrize("pupils", [1, 9])
def test_a_larger_class_costs_no_more_queries(client, booked, pupils, django_assert_num_queries):
    booking, teacher = booked
    type(booking).objects.filter(pk=booking.pk).update(pupils=pupils, seats=pupils + 1)
    client.force_login(teacher)
    address = reverse("careerdays:class_timetables", args=[booking.key])
    client.get(address)

    with django_assert_num_queries(CLASS_QUERIES):
        client.get(address)
