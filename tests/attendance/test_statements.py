"""From rows to a statement: golden files, and who may read it."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from attendance.crediting import credited_classes, credited_people
from attendance.crediting.shown import activities_of, totals_of
from attendance.listing import state_of_rows, stays_of
from attendance.services import write_list
from attendance.services.listing import Entry
from events.models import Occurrence
from jobs.models import ExportLog
from participants.models import Participant
from schools.years import school_year_of
from tests.cast import make_cast
from tests.factories.accounts import UserFactory
from tests.factories.attendance import (
    AttendanceFactory,
    HourOfferFactory,
    SchoolAgreementFactory,
)
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.programmes import FundingFactory
from tests.factories.registrations import RegistrationFactory, RosterEntryFactory
from tests.factories.schools import SchoolClassFactory, SchoolFactory, TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now", "in_english")]

GOLDEN = Path(__file__).parent / "golden" / "rows" / "statements.json"
CASES = [pytest.param(case, id=case["case"]) for case in json.loads(GOLDEN.read_text())]


@pytest.fixture(autouse=True)
def _when_all_is_over(now, time_machine):
    time_machine.move_to(datetime(2027, 1, 7, tzinfo=UTC), tick=False)


def session_of(row, body):
    event = EventFactory(title=row["title"], format=row.get("format", "in_person"))
    for law, curricular in row["offers"]:
        offered_by = None if law == "orientation" else body
        HourOfferFactory(event=event, law=law, curricular=curricular, organisation=offered_by)
    dates = [(datetime.fromisoformat(at), timedelta(minutes=m)) for at, m in row["dates"]]
    session = SessionFactory(
        event=event,
        starts_at=dates[0][0],
        ends_at=dates[-1][0] + dates[-1][1],
        occurrence=False,
    )
    for at, length in dates:
        Occurrence.objects.create(session=session, starts_at=at, ends_at=at + length)
    return session


def written(case):
    """The rows of a case; the participant whose they are."""
    level, track = case["school"]
    school = SchoolFactory(level=level, track=track)
    profile = case["profile"]
    person = ParticipantFactory(
        school=school,
        school_year=profile["class"],
        class_said_in=school_year_of(date.fromisoformat(profile["said"])),
    )
    body = OrganisationFactory()
    if "agreement" in case:
        law, since, until = case["agreement"]
        SchoolAgreementFactory(
            organisation=body, school=school, law=law, signed_on=since, valid_until=until
        )
    sessions = [session_of(row, body) for row in case["events"]]
    tickets = [RegistrationFactory(session=one, participant=person) for one in sessions]
    for event, number, since, until, *source in case["attendances"]:
        at = list(sessions[event].occurrences.all())[number]
        AttendanceFactory(
            registration=tickets[event],
            occurrence=at,
            arrived_at=at.starts_at + timedelta(minutes=since),
            left_at=None if until is None else at.starts_at + timedelta(minutes=until),
            source=source[0] if source else "door",
        )
    for event, number, since, until in case.get("corrections", []):
        at = list(sessions[event].occurrences.all())[number]
        correct(at, tickets[event], since, until)
    return person


def correct(occurrence, ticket, since, until):
    """Write her hours anew in the list of a date."""
    start = occurrence.starts_at
    entry = Entry(
        registration=ticket.pk,
        seen=state_of_rows(stays_of(occurrence, [ticket.pk])[ticket.pk]),
        present=1,
        arrived_at=start + timedelta(minutes=since),
        left_at=None if until is None else start + timedelta(minutes=until),
    )
    write_list(
        occurrence=occurrence,
        entries=[entry],
        by=UserFactory(),
        now=timezone.now(),
        reason="Il registro della stanza era fermo",
    )


def in_words(credited):
    return {
        "totals": [
            [one.name, one.school_year, one.counted, one.asked, one.missing]
            for one in totals_of(credited)
        ],
        "activities": [
            [
                one.title,
                one.attended,
                [[law.name, law.counted, [why for _m, why in law.reasons]] for law in one.laws],
                one.course_words,
            ]
            for one in activities_of(credited)
        ],
    }


@pytest.mark.parametrize("case", CASES)
def test_l16_l17_l18_l20_golden_from_rows(case):
    person = written(case)

    assert in_words(credited_people([person])[person.pk]) == case["expect"]


# --- Classes -------------------------------------------------------------------------------------


@pytest.fixture
def visit():
    """A class of the fourth year that is booked with 24 pupils and two adults, in lessons."""
    school_class = SchoolClassFactory(year=4)
    registration = RegistrationFactory(a_class=True, school_class=school_class)
    HourOfferFactory(event=registration.session.event, curricular=True)
    return registration


def test_l19_a_class_by_numbers_is_read_as_one_pupil_of_it(visit):
    AttendanceFactory(registration=visit, present=20)

    credited = credited_classes([visit.school_class])[visit.school_class_id]

    assert in_words(credited)["activities"][0][2] == [["Orientation", 180, []]]


def test_a_named_pupil_was_there_where_the_whole_class_was(visit):
    pupil = RosterEntryFactory(registration=visit).participant
    AttendanceFactory(registration=visit, present=visit.seats)

    credited = credited_people([pupil])[pupil.pk]

    assert credited.statement.attended == 180
    assert credited.places["202627"].standing.year == 4


def test_where_somebody_was_missing_nobody_guesses_who(visit):
    pupil = RosterEntryFactory(registration=visit).participant
    AttendanceFactory(registration=visit, present=visit.seats - 1)

    credited = credited_people([pupil])[pupil.pk]

    assert credited.statement.attended == 0
    assert [one.session for one in credited.unknown] == [visit.session]


def test_what_still_goes_on_counts_when_it_is_over(visit, time_machine):
    AttendanceFactory(registration=visit, present=visit.seats)
    school_class, end = visit.school_class, visit.session.ends_at

    time_machine.move_to(end - timedelta(seconds=1), tick=False)
    before = credited_classes([school_class])[school_class.pk]
    time_machine.move_to(end, tick=False)

    assert in_words(before)["activities"] == []
    assert in_words(credited_classes([school_class])[school_class.pk])["activities"]


@pytest.mark.parametrize("number", [1, 4])
def test_one_pupil_or_a_class_cost_the_same(visit, number, django_assert_num_queries):
    pupils = [
        one.participant for one in RosterEntryFactory.create_batch(number, registration=visit)
    ]
    AttendanceFactory(registration=visit, present=visit.seats)
    for pupil in pupils:
        AttendanceFactory(registration__participant=pupil)

    # Roster, stays, profiles, sessions, dates, fundings, offers; nothing asks for an agreement.
    with django_assert_num_queries(8):
        credited_people(pupils)


def test_an_institute_signs_for_its_schools(visit):
    school = visit.school_class.school
    school.institute = SchoolFactory(level="istituto", track="")
    school.save()
    event = visit.session.event
    offer = HourOfferFactory(event=event, law="placement", organisation=OrganisationFactory())
    SchoolAgreementFactory(
        organisation=offer.organisation, school=school.institute, law="placement"
    )
    AttendanceFactory(registration=visit)

    credited = credited_classes([visit.school_class])[visit.school_class_id]

    assert credited.statement.placement.counted == 180


# --- Pages and files ------------------------------------------------------------------------------


def test_her_page_says_what_counts_and_why_not(client):
    person = written(json.loads(GOLDEN.read_text())[4])
    client.force_login(person.user)

    response = client.get(reverse("attendance:my_hours"))

    page = " ".join(response.content.decode().split())
    assert "In class 3 orientation counts only in lessons" in page
    assert "no-store" in response["Cache-Control"]


def test_her_statement_is_a_tagged_paper_that_says_who_pays(client):
    person = written(json.loads(GOLDEN.read_text())[1])
    programme = person.registrations.get().session.event.programme
    FundingFactory(programme=programme, statement="Cofinanziato dall’Unione europea")
    client.force_login(person.user)

    response = client.get(reverse("attendance:hours_pdf", args=[person.pk]))

    paper = PdfReader(BytesIO(response.content))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert "10 h 30 min" in text
    assert "Cofinanziato dall’Unione europea" in text
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "no-store" in response["Cache-Control"]


def test_her_lines_for_a_spreadsheet_run_nothing(client):
    person = written(json.loads(GOLDEN.read_text())[4])
    Participant.objects.filter(pk=person.pk).update(first_name="=1+1")
    client.force_login(person.user)

    response = client.get(reverse("attendance:hours_csv", args=[person.pk]))

    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[-1][0].startswith("'=1+1")
    assert rows[-1][4:7] == ["120", "Orientation", "0"]


def test_no_length_is_said_of_seconds(client):
    person = written(json.loads(GOLDEN.read_text())[-1])
    client.force_login(person.user)

    page = client.get(reverse("attendance:my_hours")).content.decode()
    lines = client.get(reverse("attendance:hours_csv", args=[person.pk])).content.decode()

    assert "where it is counted." in page
    assert "where it is counted." in lines
    assert "(0 min)" not in page + lines


def test_the_first_day_is_that_of_rome(client):
    person = ParticipantFactory()
    # The last half hour of a day for UTC.
    starts_at = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    session = SessionFactory(starts_at=starts_at, ends_at=starts_at + timedelta(hours=2))
    AttendanceFactory(registration=RegistrationFactory(session=session, participant=person))
    client.force_login(person.user)

    response = client.get(reverse("attendance:hours_csv", args=[person.pk]))

    rows = list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[-1][3] == "2026-11-22"


def test_a_guardian_sees_the_hours_of_a_child_in_her_care_and_a_stranger_does_not(client):
    guardianship = GuardianshipFactory()
    url = reverse("attendance:hours_of", args=[guardianship.participant_id])

    client.force_login(guardianship.guardian)
    assert client.get(url).status_code == 200
    client.force_login(ParticipantFactory().user)
    assert client.get(url).status_code == 404


def test_who_was_never_asked_says_her_class_where_her_hours_are(client):
    person = written(dict(CASES[0].values[0]))
    Participant.objects.update(school=None, school_year=None, class_said_in="")
    client.force_login(person.user)
    profile = f"{reverse('participants:profile')}?school"
    page = client.get(reverse("attendance:my_hours")).content.decode()
    asked = client.get(profile).context["form"].fields
    told = {"first_name": "Ada", "last_name": "Verdi", "language": "it"}

    client.post(profile, told | {"school": str(SchoolFactory()), "school_year": "4"})

    person.refresh_from_db()
    assert f'href="{profile}"' in page
    assert {"school", "school_year"} <= asked.keys()
    assert (person.school_year, person.class_said_in) == (4, "202627")


def test_a_parent_says_the_class_of_a_child_in_her_care(client):
    child = GuardianshipFactory()
    client.force_login(child.guardian)
    registration = RegistrationFactory(participant=child.participant)
    AttendanceFactory(registration=registration)
    address = reverse("participants:child_change", args=[child.participant_id])

    page = client.get(reverse("attendance:hours_of", args=[child.participant_id]))
    asked = client.get(f"{address}?school").context["form"].fields

    assert f'href="{address}?school"' in page.content.decode()
    assert {"school", "school_year"} <= asked.keys()


def test_a_teacher_sees_the_pupils_whom_the_school_named_and_nobody_else(client, visit):
    named = RosterEntryFactory(
        registration=visit, participant__first_name="Nadia", participant__last_name="Nominata"
    ).participant
    AttendanceFactory(registration=visit, present=visit.seats)
    ParticipantFactory(school=visit.school_class.school, school_year=4, last_name="Privatissima")
    teacher = TeacherFactory(school=visit.school_class.school)
    client.force_login(teacher.user)
    args = [visit.school_class.school.ministerial_code, visit.school_class_id]

    page = client.get(reverse("attendance:class_hours", args=args)).content.decode()

    assert named.get_full_name() in page
    assert "Privatissima" not in page
    assert client.get(reverse("attendance:school_hours", args=args[:1])).status_code == 200
    assert client.get(reverse("attendance:class_hours_pdf", args=args)).content[:4] == b"%PDF"


def test_a_teacher_takes_lines_out_and_the_log_says_so(client, visit):
    AttendanceFactory(registration=visit, present=visit.seats)
    client.force_login(TeacherFactory(school=visit.school_class.school).user)
    args = [visit.school_class.school.ministerial_code, visit.school_class_id]

    response = client.get(reverse("attendance:class_hours_csv", args=args))

    assert "Orientation" in response.content.decode("utf-8-sig")
    assert ExportLog.objects.get().rows == 1


def test_a_teacher_of_another_school_sees_nothing(client, visit):
    client.force_login(TeacherFactory().user)
    args = [visit.school_class.school.ministerial_code, visit.school_class_id]

    assert client.get(reverse("attendance:class_hours", args=args)).status_code == 404
    assert client.get(reverse("attendance:school_hours", args=args[:1])).status_code == 404


def test_the_page_of_an_event_edits_its_offers(time_machine):
    time_machine.move_to(NOW, tick=False)
    cast = make_cast()
    url = reverse("admin:events_event_change", args=[cast.event.pk])

    page = cast.client("coordinator").get(url).content.decode()

    assert "hour_offers-0-law" in page or "hour_offers-__prefix__-law" in page
