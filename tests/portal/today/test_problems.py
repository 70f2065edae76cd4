from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F

from careerdays.models import Round
from careerdays.services import lay_out
from events.enums import Booking
from events.models import Event
from partners.enums import CheckOutcome, Provided
from tests.desk import enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.careerdays import career_day_with
from tests.factories.communications import EmailFactory
from tests.factories.events import NOW, EventFactory, SessionFactory
from tests.factories.jobs import JobFactory
from tests.factories.partners import (
    ConductAcceptanceFactory,
    ProfessionalFactory,
    RoomFactory,
    SafeguardingCheckFactory,
    SiteFactory,
)
from tests.factories.programmes import (
    CoordinatorFactory,
    FundingFactory,
    PartnershipFactory,
    ProgrammeFactory,
)
from tests.factories.registrations import RegistrationFactory
from tests.factories.schools import TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

SOON = NOW + timedelta(days=3)
LATER = NOW + timedelta(days=30)
DAY = timedelta(days=1)
TODAY = NOW.date()
ONLINE = {"event__online": True}


def session(programme, starts_at=SOON, **fields):
    return SessionFactory(event__programme=programme, starts_at=starts_at, **fields)


def registration(programme, **fields):
    return RegistrationFactory(session__event__programme=programme, **fields)


def with_sheet(place, **fields):
    return place(lift=Provided.NO, **fields)


def checked(programme, until, outcome=CheckOutcome.CLEAR, starts_at=LATER, person=None, **fields):
    """Somebody of a body of the programme, in an event of it, with a safeguarding check."""
    if person is None:
        body = PartnershipFactory(programme=programme).organisation
        person = ProfessionalFactory(organisation=body)
        session(programme, starts_at, **fields).event.professionals.add(person)
    SafeguardingCheckFactory(professional=person, valid_until=until, outcome=outcome)
    return person


def teacher(programme, **fields):
    """Somebody at a school of the programme's network, who waits to be verified."""
    teacher = TeacherFactory(**(fields or {"waiting": True}))
    programme.schools.add(teacher.school)
    return teacher


def at_a_table(programme, is_regular=True, is_checked=False, has_code=False, days=0):
    """A host of a career day, with a professional at the table."""
    career_day, _session, [host] = career_day_with("Ponti", event__programme=programme)
    person = ProfessionalFactory()
    host.professionals.add(person)
    lay_out(host=host)
    Round.objects.filter(career_day=career_day).update(
        starts_at=F("starts_at") + days * DAY, ends_at=F("ends_at") + days * DAY
    )
    Event.objects.filter(pk=career_day.event_id).update(regular_contact=is_regular)
    if is_checked:
        SafeguardingCheckFactory(professional=person)
    if has_code:
        ConductAcceptanceFactory(professional=person)


def with_a_table(programme, of_site=None, has_room=True):
    """A host of a career day in a room of this site; else of another than the session's."""
    _day, session, [host] = career_day_with("Dighe", event__programme=programme)
    if has_room:
        host.room = RoomFactory(site=of_site(session)) if of_site else RoomFactory()
        host.save()
    lay_out(host=host)


# Problem -> what has it. The other programme's must never be counted.
HAS = {
    "to_review": lambda p: EventFactory(programme=p, submitted=True),
    "approved": lambda p: EventFactory(programme=p, approved=True),
    "due": lambda p: session(p, event__draft=True),
    "no_session": lambda p: EventFactory(programme=p),
    "no_statement": session,
    "no_sheet": session,
    "full": lambda p: session(p, LATER, capacity=2, taken=2, waiting=1),
    "empty": lambda p: session(p, capacity=10, taken=2),
    "no_link": lambda p: session(p, **ONLINE),
    "offered": lambda p: registration(p, offered=True),
    "pending": lambda p: registration(p, pending=True),
    "to_choose": lambda p: registration(p, to_choose=True),
    "to_verify": teacher,
    "unsuitable": at_a_table,
    "elsewhere": with_a_table,
    "check_over": lambda p: checked(p, TODAY - DAY),
    "check_ending": lambda p: checked(p, TODAY + 30 * DAY),
}
# Problem -> what looks like it and is none.
HAS_NOT = [
    ("to_review", lambda p: EventFactory(programme=p, sent_back=True)),
    ("to_review", lambda p: EventFactory(programme=p, draft=True)),
    ("approved", session),
    ("due", session),
    ("due", lambda p: session(p, LATER, event__draft=True)),
    ("due", lambda p: session(p, NOW - timedelta(days=3), event__draft=True)),
    ("due", lambda p: session(p, event__cancelled=True)),
    ("no_session", lambda p: EventFactory(programme=p, draft=True)),
    ("no_session", lambda p: session(p, NOW - timedelta(days=3))),
    ("no_statement", lambda p: session(FundingFactory(programme=p).programme)),
    ("no_statement", lambda p: session(p, NOW - timedelta(days=3))),
    ("no_statement", lambda p: session(p, event__cancelled=True)),
    ("no_sheet", lambda p: session(p, **ONLINE)),
    ("no_sheet", lambda p: session(p, event__site=with_sheet(SiteFactory))),
    ("no_sheet", lambda p: session(p, site=with_sheet(SiteFactory))),
    ("no_sheet", lambda p: session(p, room=with_sheet(RoomFactory))),
    ("no_sheet", lambda p: EventFactory(programme=p, draft=True, site=None)),
    ("full", lambda p: session(p, capacity=2, taken=2)),
    ("full", lambda p: session(p, capacity=2, taken=1, waiting=1)),
    ("full", lambda p: session(p, NOW - timedelta(days=1), capacity=1, taken=1, waiting=1)),
    ("empty", lambda p: session(p, capacity=10, taken=3)),
    ("empty", lambda p: session(p, LATER)),
    ("empty", lambda p: session(p, capacity=None)),
    ("empty", lambda p: session(p, event__booking=Booking.NONE)),
    ("empty", lambda p: session(p, event__draft=True)),
    ("empty", lambda p: session(p, status="cancelled", cancelled_at=NOW)),
    ("no_link", lambda p: session(p, join_url="https://example.org/", **ONLINE)),
    ("no_link", lambda p: session(p, LATER, **ONLINE)),
    ("no_link", session),
    ("offered", lambda p: registration(p)),
    ("pending", lambda p: registration(p)),
    ("to_choose", lambda p: registration(p)),
    ("to_verify", lambda p: teacher(p, status="verified")),
    ("to_verify", lambda p: teacher(p, refused=True)),
    ("to_verify", lambda p: TeacherFactory(waiting=True)),
    ("unsuitable", lambda p: at_a_table(p, is_regular=False)),
    ("unsuitable", lambda p: at_a_table(p, is_checked=True, has_code=True)),
    ("unsuitable", lambda p: at_a_table(p, days=-90)),
    ("elsewhere", lambda p: with_a_table(p, of_site=lambda session: session.place)),
    ("elsewhere", lambda p: with_a_table(p, has_room=False)),
    ("check_over", lambda p: checked(p, TODAY)),
    ("check_over", lambda p: checked(p, TODAY + 90 * DAY, person=checked(p, TODAY - DAY))),
    ("check_over", lambda p: checked(p, TODAY - DAY, starts_at=NOW - DAY)),
    ("check_over", lambda p: checked(p, TODAY - DAY, event__cancelled=True)),
    ("check_ending", lambda p: checked(p, TODAY + 31 * DAY)),
    ("check_ending", lambda p: checked(p, TODAY + 90 * DAY, person=checked(p, TODAY + DAY))),
    ("check_ending", lambda p: checked(p, TODAY + DAY, CheckOutcome.NOT_CLEAR)),
]


def numbers(shown):
    return {
        finding.url.split("problem=")[1].split("&")[0]: finding.number
        for finding in shown["findings"]
        if "problem=" in finding.url
    }


@pytest.mark.parametrize("name", HAS)
def test_a_problem_is_counted_and_that_of_another_programme_is_not(look, programme, name):
    HAS[name](programme)
    HAS[name](programme)
    HAS[name](ProgrammeFactory())

    assert numbers(look())[name] == 2


@pytest.mark.parametrize(("name", "make"), HAS_NOT)
def test_what_only_looks_like_a_problem_is_not_counted(look, programme, name, make):
    make(programme)

    assert numbers(look()).get(name) is None


@pytest.mark.parametrize("name", HAS)
@pytest.mark.parametrize(("is_chosen", "expected"), [(False, 2), (True, 1)])
def test_the_list_behind_a_number_has_exactly_its_rows(
    client, settings, look, programme, coordinator, name, is_chosen, expected
):
    for of in (programme, CoordinatorFactory(user=coordinator).programme, ProgrammeFactory()):
        HAS[name](of)
    enter_desk(client, settings, coordinator)

    found = look(**({"programme": programme.pk} if is_chosen else {}))

    listed = [client.get(one.url).context["cl"].result_count for one in found["findings"]]
    assert listed == [one.number for one in found["findings"]]
    assert numbers(found)[name] == expected


def test_one_who_may_no_longer_work_with_minors_is_a_problem_before_the_check_ends(look, programme):
    checked(programme, TODAY + 90 * DAY, CheckOutcome.NOT_CLEAR)

    assert numbers(look())["check_over"] == 1


def test_a_person_in_two_events_is_one(look, programme):
    person = checked(programme, TODAY - DAY)
    session(programme, LATER).event.professionals.add(person)

    assert numbers(look(programme=programme.pk))["check_over"] == 1


def test_failed_mails_are_those_about_her_own_people(
    client, settings, look, programme, coordinator
):
    for of in (programme, ProgrammeFactory()):
        about = registration(of)
        EmailFactory(status="failed", context={"registration": about.pk})
        EmailFactory(status="pending", context={"registration": about.pk})
    enter_desk(client, settings, coordinator)

    (mails,) = [finding for finding in look()["findings"] if "email" in finding.url]

    assert (mails.number, client.get(mails.url).context["cl"].result_count) == (1, 1)


def test_failed_imports_are_her_own_of_the_last_week(client, settings, look, coordinator):
    failed = JobFactory(owner=coordinator, failed=True)
    JobFactory(owner=coordinator, failed=True, kind="test2", finished_at=NOW - 8 * DAY)
    JobFactory(failed=True)
    enter_desk(client, settings, coordinator)

    (jobs,) = look()["findings"]

    listed = client.get(jobs.url).context["cl"].result_list
    assert (jobs.number, list(listed)) == (1, [failed])


def test_what_went_well_the_next_time_did_not_fail(look, coordinator):
    JobFactory(owner=coordinator, failed=True)
    JobFactory(owner=coordinator, succeeded=True, created_at=NOW + timedelta(minutes=1))

    assert look()["findings"] == []


def test_an_administrator_is_not_told_of_the_imports_of_others(client, settings, look):
    administrator = UserFactory(administrator=True)
    own = JobFactory(owner=administrator, failed=True)
    JobFactory(failed=True)
    enter_desk(client, settings, administrator)

    (jobs,) = look(administrator)["findings"]

    assert list(client.get(jobs.url).context["cl"].result_list) == [own]


@pytest.mark.parametrize("facts", [{"is_checked": True}, {"has_code": True}])
def test_at_a_table_both_the_check_and_the_code_are_needed(look, programme, facts):
    at_a_table(programme, **facts)

    assert numbers(look())["unsuitable"] == 1
