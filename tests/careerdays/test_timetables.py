"""Who meets whom, on paper and in calendars: each reads what is hers."""

from __future__ import annotations

import pytest
from django.urls import reverse
from icalendar import Calendar

from careerdays.access import encounters_of
from careerdays.sheets import host_sheet, room_sheet, student_sheet, wall_sheet
from jobs.models import ExportLog
from partners.models import Organisation
from programmes.agreements import NotAgreed
from programmes.enums import Allowed
from registrations.services import cancel_registration
from tests.desk import coordinator_of, enter_desk
from tests.factories.careerdays import career_day_with, published
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import RoomFactory
from tests.factories.programmes import DataAgreementFactory, PartnershipFactory
from tests.factories.registrations import RegistrationFactory

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


def cells(sheet):
    return [cell for section in sheet.sections for row in section.rows for cell in row]


def test_the_student_reads_when_whom_and_where(day):
    _career_day, registration, _hosts = day

    sheet = student_sheet(registration, encounters_of(registration))

    assert sheet.lead[0] == "Giulia Verdi"
    assert [row[1].split(",")[0] for row in sheet.sections[0].rows] == ["Ada", "Bea"]
    assert [row[2] for row in sheet.sections[0].rows] == ["Tavolo 3, Sala Consiglio", "–"]


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

    found = cells(host_sheet(day[2]))

    assert words in found
    assert not any("Verdi" in cell for cell in found)


def test_l11_without_an_agreement_a_host_gets_nothing(day):
    with pytest.raises(NotAgreed):
        host_sheet(day[2])


def test_walls_and_doors_have_numbers_and_no_names(day):
    career_day, registration, _hosts = day
    wall, doors = wall_sheet(career_day), room_sheet(career_day)

    assert wall.sections[0].rows[0] == ("Ada", "Tavolo 3, Sala Consiglio", "1 / 1", "0 / 1")
    assert [section.heading for section in doors.sections] == ["Tavolo 3, Sala Consiglio"]
    assert [row[2] for row in doors.sections[0].rows] == ["1", "0"]
    assert not any("Giulia" in cell for cell in cells(wall) + cells(doors))
    cancel_registration(registration=registration)
    assert wall_sheet(career_day).sections[0].rows[0][2] == "0 / 1"


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
