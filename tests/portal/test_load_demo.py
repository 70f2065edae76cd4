from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.models import F, Sum
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from attendance.access import occurrences_for
from attendance.certificates.entitlement import Lack
from attendance.models import Certificate, CertificateRule
from attendance.services import issue_certificates
from attendance.windows import AFTER, BEFORE
from careerdays.models import Ballot, CareerDay, Meeting, Run
from careerdays.places import places_of
from communications.models import Email
from events.availability import Verdict, availability
from events.eligibility import first_refusal, gaps_and_overlaps
from events.enums import Audience, EventKind, EventStatus, Format, RuleKind, SessionStatus
from events.facts import conditions_of, session_facts
from events.models import EligibilityRule, Event, Session
from jobs.progress import Unseen
from partners.enums import MembershipRole
from portal.demo_data import stem_up
from portal.demo_data.days import On, When, daily, day_of, fall, is_holiday, weekly
from portal.demo_data.loading import PROGRAMMES, load
from portal.demo_data.organisations import ORGANISATIONS
from portal.demo_data.personas import CLAIMS
from portal.demo_data.places import MUNICIPALITIES
from portal.demo_data.schools import SCHOOLS
from portal.today import today as shown_to
from programmes.enums import Topic
from programmes.models import Funding, Programme
from registrations.availability import person_for
from registrations.enums import RegistrationStatus
from registrations.models import Engagement, Registration
from registrations.services.engagements import not_fully_engaged
from schools.models import School
from schools.years import school_year_of
from tests.factories.careerdays import run_of
from tests.factories.events import NOW

ROME = ZoneInfo("Europe/Rome")
EVENTS = [event for programme in PROGRAMMES for event in programme.events]
REGISTRIES = settings.BASE_DIR.parent / "shared" / "data"
ROMAN = NOW.astimezone(ROME)
TODAY = ROMAN.date()


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, loaded once for this module at the moment of the factories."""
    with (
        django_db_blocker.unblock(),
        time_machine.travel(NOW, tick=False),
        transaction.atomic(),
    ):
        load(lambda _line: None)
        yield
        transaction.set_rollback(True)


def session(slug: str, number: int = 0) -> Session:
    sessions = Session.objects.with_facts().filter(event__slug=slug).order_by("starts_at")
    return sessions[number]


def rows_of(pattern: str) -> Iterator[dict[str, str]]:
    for path in REGISTRIES.glob(pattern):
        with path.open(encoding="utf-8-sig") as file:
            yield from csv.DictReader(file)


def verdict(slug: str, number: int = 0) -> Verdict:
    found = session(slug, number)
    return availability(session_facts(found), now=NOW).verdict


def test_the_five_programmes_are_told(demo):
    assert set(Programme.objects.values_list("slug", flat=True)) == {
        "stem-up-your-future",
        "stem-in-the-city",
        "laboratorio-diffuso",
        "hubout",
        "hub-dei-talenti",
    }
    assert len(set(Programme.objects.values_list("colour", flat=True))) == 5


def test_every_topic_kind_format_and_audience_is_there(demo):
    events = Event.objects.all()

    assert set(events.values_list("topic", flat=True)) == set(Topic.values)
    assert set(events.values_list("kind", flat=True)) == set(EventKind.values)
    assert set(events.values_list("format", flat=True)) == set(Format.values)
    assert {a for event in events for a in event.audiences} == set(Audience.values)


def test_titles_and_summaries_are_short_and_descriptions_are_not_one_block():
    assert [event.slug for event in EVENTS if len(event.title) > 60] == []
    assert [event.slug for event in EVENTS if len(event.summary) > 160] == []
    paragraphs = [event.description.strip().count("\n\n") + 1 for event in EVENTS]
    assert {2, 3} <= set(paragraphs) <= {2, 3, 4}


def test_seats_are_counted_as_they_are(demo):
    for row in Session.objects.prefetch_related("registrations"):
        holding = [r for r in row.registrations.all() if r.status in RegistrationStatus.HOLDING]
        waiting = [r for r in row.registrations.all() if r.status == RegistrationStatus.WAITING]
        assert (row.taken, row.waiting) == (sum(r.seats for r in holding), len(waiting)), str(row)
    assert not Session.objects.filter(taken__gt=F("capacity")).exists()


def test_rooms_are_filled_as_the_story_says(demo):
    told = sum(of.taken for event in EVENTS for of in event.sessions if not of.cancelled_because)
    cancelled = sum(
        of.taken for event in EVENTS for of in event.sessions if event.cancelled_because
    )
    # A class comes by numbers, and children are booked for: neither is of the crowd.
    crowd = Registration.objects.holding().filter(participant__user=None, booked_by=None)
    passed_on = Registration.objects.filter(
        participant__user=None, end_reason="by_person"
    ).aggregate(seats=Sum("seats"))["seats"]

    assert crowd.aggregate(seats=Sum("seats"))["seats"] == told - cancelled - passed_on


def test_who_holds_a_seat_is_engaged_at_all_its_times_and_no_one_else(demo):
    people = Registration.objects.filter(school_class=None)
    holding = set(people.holding().values_list("pk", flat=True))

    assert not_fully_engaged(holding) == set()
    assert set(Engagement.objects.values_list("registration", flat=True)) == holding


def test_the_teacher_has_a_class_with_places_one_that_waits_and_one_that_splits(demo):
    booked = Registration.objects.filter(school_class__isnull=False)

    assert sorted(booked.values_list("status", "pupils")) == [
        *[("confirmed", 8)] * 3,
        ("confirmed", 12),
        ("confirmed", 14),
        ("confirmed", 17),
        ("confirmed", 19),
        ("confirmed", 24),
        ("confirmed", 26),
        ("waiting", 23),
    ]


def people_in(session):
    people = session.registrations.active().filter(school_class=None)
    return people.select_related("participant__school")


def test_everybody_who_is_in_was_allowed_in(demo):
    ruled = Session.objects.with_facts().filter(event__rules__isnull=False).distinct()
    for row in ruled:
        conditions = conditions_of(row)
        for registration in people_in(row):
            refusal = first_refusal(conditions, person_for(row, registration.participant))
            assert refusal is None, f"{row}: {registration.participant}"


def test_the_career_day_is_three_weeks_ahead_on_two_days_with_several_sessions(demo):
    days = Counter(
        timezone.localdate(row.starts_at)
        for row in Session.objects.filter(event__slug=stem_up.CAREER_DAY.slug)
    )

    assert days == {date(2026, 12, 14): 3, date(2026, 12, 15): 3}


def test_a_webinar_is_tomorrow(demo):
    webinar = session("webinar-famiglie-e-docenti")

    assert webinar.starts_at == datetime(2026, 11, 23, 18, tzinfo=ROME)
    assert webinar.join_url.startswith("https://")


@pytest.mark.parametrize(
    ("slug", "number", "expected"),
    [
        ("career-day-palazzo-isimbardi", 0, Verdict.WAITING_LIST),
        ("career-day-palazzo-isimbardi", 1, Verdict.OPEN),
        ("aperitivo-con-le-imprese", 0, Verdict.FULL),
        ("contamination-lab-senior", 0, Verdict.OPENS_ON),
        ("il-logaritmo-smarrito", 0, Verdict.CLOSED),
        ("che-aria-tira", 0, Verdict.CLOSED),
        ("mercato-degli-esperimenti", 0, Verdict.NO_BOOKING),
        ("mani-che-aiutano", 0, Verdict.CANCELLED),
        ("mani-che-aiutano", 1, Verdict.OPEN),
        ("bici-batterie-chilometri", 0, Verdict.CANCELLED),
    ],
)
def test_every_state_of_a_session_can_be_seen(demo, slug, number, expected):
    assert verdict(slug, number) == expected


def test_some_sessions_have_their_last_two_places(demo):
    assert session("mare-in-una-vasca").free == 2
    assert session("career-day-palazzo-isimbardi", 2).free == 2


def test_what_is_cancelled_says_why(demo):
    event = Event.objects.get(status=EventStatus.CANCELLED)
    of_event = event.sessions.get()
    alone = Session.objects.get(status=SessionStatus.CANCELLED, event__status=EventStatus.PUBLISHED)

    assert event.cancel_reason.startswith("L’officina è chiusa")
    assert of_event.taken == 0
    assert alone.cancel_reason.startswith("L’istruttrice è in malattia")


def test_one_course_has_ten_dates_a_week_apart(demo):
    course = session("dal-rilievo-alla-stampa-3d")
    dates = [timezone.localdate(o.starts_at) for o in course.occurrences.all()]

    assert len(dates) == 10
    assert {day.weekday() for day in dates} == {0}


def test_the_bands_of_the_contamination_lab_leave_out_who_is_twenty(demo):
    rules = EligibilityRule.objects.filter(
        event__slug="contamination-lab-conosciamoci", kind=RuleKind.AGE
    )
    bands = [(rule.minimum, rule.maximum) for rule in rules]

    assert gaps_and_overlaps(bands) == ([20], [])


def test_some_events_are_for_schools_of_the_network(demo):
    rule = EligibilityRule.objects.get(kind=RuleKind.NETWORK)

    assert rule.event.programme.schools.count() == 6


def test_the_funders_words_stand_as_they_are(demo):
    assert set(Funding.objects.values_list("statement", flat=True)) == {
        "Progetto selezionato e sostenuto dal Fondo per la Repubblica Digitale – Impresa sociale",
        "Finanziato da Regione Lombardia – Emblematici Maggiori 2018",
        "Finanziato da ANCI nell’ambito del bando Sinergie",
    }
    assert Funding.objects.get(call="Sinergie").amount == 220_000


def test_the_student_has_a_ticket_a_place_in_line_and_a_past(demo):
    registrations = Registration.objects.filter(
        participant__user__email="studentessa@demo.bussola.example"
    ).order_by("session__starts_at")

    assert [(r.session.event.slug, r.status) for r in registrations] == [
        ("che-aria-tira", RegistrationStatus.CONFIRMED),
        ("career-day-otto-scienziate", RegistrationStatus.CONFIRMED),
        ("career-day-mestieri-per-la-citta", RegistrationStatus.CONFIRMED),
        ("isole-di-calore", RegistrationStatus.WAITING),
        ("acqua-sotto-milano", RegistrationStatus.PENDING),
        ("career-day-palazzo-isimbardi", RegistrationStatus.CONFIRMED),
        ("dieci-vite-in-dieci-minuti", RegistrationStatus.CONFIRMED),
    ]


def test_the_student_has_a_certificate_and_not_everybody_of_her_lab_has(demo):
    lab = Registration.objects.filter(session__event__slug="che-aria-tira")
    hers = lab.get(participant__user__email="studentessa@demo.bussola.example")
    valid = Certificate.objects.valid().filter(registration__in=lab)

    certificate = valid.get(registration=hers)
    assert (certificate.full_name, certificate.minutes) == ("Giulia Santambrogio", 150)
    assert 0 < valid.count() < lab.count()
    assert Email.objects.filter(context__certificate=certificate.pk).count() == 1


def test_the_family_has_a_place_together_and_an_offer_to_answer(demo):
    mine = Registration.objects.filter(participant__user__email="famiglia@demo.bussola.example")

    party = mine.get(session__event__slug="una-notte-di-stelle").party
    assert set(party.registrations.values_list("participant__user", flat=True)) == {
        None,
        mine[0].participant.user_id,
    }
    assert party.registrations.holding().count() == 4
    offered = mine.get(status=RegistrationStatus.OFFERED)
    assert offered.offer_expires_at == NOW + timedelta(hours=48)
    assert offered.seats == 3


def test_the_desk_has_something_to_look_at_but_not_everything(demo):
    request = RequestFactory().get("/admin/")
    request.user = User.objects.get(email="coordinatrice@demo.bussola.example")

    shown = shown_to(request)

    numbers = {
        finding.url.partition("problem=")[2]: finding.number for finding in shown["findings"]
    }
    assert numbers == {
        "to_review": 2,
        "no_statement": 26,
        "full": 9,
        "offered": 1,
        "pending": 1,
        "unchecked": 1,
        "no_code": 6,
        "check_over": 1,
        "check_ending": 1,
        "to_verify": 1,
    }
    assert len([day for day in shown["days"] if day.arrived]) > 7


def test_staff_partner_and_teacher_are_who_they_say(demo):
    coordinator = User.objects.get(email="coordinatrice@demo.bussola.example")
    partner = User.objects.get(email="partner@demo.bussola.example")
    teacher = User.objects.get(email="docente@demo.bussola.example")

    assert Programme.objects.coordinated_by(coordinator).count() == 5
    assert coordinator.has_perm("events.change_event")
    assert not coordinator.is_superuser
    assert User.objects.get(is_superuser=True).email == "amministrazione@demo.bussola.example"
    assert partner.memberships.get().role == MembershipRole.MANAGER
    school = School.objects.taught_by(teacher).get()
    assert school.ministerial_code == "MIPS99Z01A"
    assert school.classes.filter(school_year=school_year_of(timezone.localdate())).count() == 2
    assert school.teachers.waiting().count() == 1


def test_the_teacher_has_a_class_to_share_out_over_workshops(demo, client):
    part = Registration.objects.filter(session__event__slug="tre-laboratori-una-classe").first()
    client.force_login(User.objects.get(email="docente@demo.bussola.example"))

    page = client.get(reverse("registrations:who_goes_where", args=[part.key]))

    assert [workshop.pupils for workshop in page.context["workshops"]] == [8, 8, 8]


def test_loading_again_changes_nothing(demo):
    def everything():
        return {
            model._meta.label: sorted(map(str, model._default_manager.values_list()))
            for model in apps.get_models()
            if model._meta.managed
        }

    before = everything()
    lines: list[str] = []

    load(lines.append)

    assert everything() == before
    assert lines == ["The demo is loaded already: nothing to do."]


@pytest.mark.django_db
def test_the_command_tells_what_it_does(capsys):
    with time_machine.travel(NOW, tick=False):
        call_command("load_demo")

    assert "STEM UP YOUR FUTURE!: 15 events." in capsys.readouterr().out


@pytest.mark.slow
@pytest.mark.django_db
@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 12, 28, 23, 30, tzinfo=ROME),
        datetime(2027, 3, 27, 2, tzinfo=ROME),  # the night before summer time
        datetime(2027, 8, 13, 12, tzinfo=ROME),
        datetime(2028, 2, 29, 9, tzinfo=ROME),
    ],
)
def test_it_can_be_loaded_on_any_day(moment):
    with time_machine.travel(moment, tick=False):
        load(lambda _line: None)

        assert not Session.objects.filter(taken__gt=F("capacity")).exists()
        assert Registration.objects.filter(status=RegistrationStatus.OFFERED).count() == 1


@pytest.mark.parametrize("today", [TODAY + timedelta(days=n) for n in range(0, 420, 31)])
def test_dates_fall_on_days_that_make_sense(today):
    for event in EVENTS:
        for of in event.sessions:
            moments = fall(of.when, datetime.combine(today, time(9, 30), ROME))
            assert len(moments) == len(of.when)
            for when, times in zip(of.when, moments, strict=True):
                if when.on is not On.ANY_DAY:
                    assert not is_holiday(times.starts_at.date()), f"{event.slug} {times}"


@pytest.mark.parametrize("email", sorted({claim.email for claim in CLAIMS}))
def test_no_persona_would_be_in_two_places_whatever_the_day(email):
    claims = [claim for claim in CLAIMS if claim.email == email]
    told = {event.slug: event.sessions for event in EVENTS}
    for now in (datetime.combine(TODAY, time(9), ROME) + timedelta(days=n) for n in range(366)):
        times = sorted(
            t for claim in claims for t in fall(told[claim.event][claim.number].when, now)
        )
        assert all(a.ends_at <= b.starts_at for a, b in pairwise(times)), now


def test_dates_that_follow_each_other_are_not_parted_by_a_weekend():
    friday = date(2026, 11, 20)

    days = [day_of(when, friday) for when in daily(When(0), times=2)]

    assert days == [date(2026, 11, 23), date(2026, 11, 24)]


def test_a_weekly_course_keeps_its_day_over_the_christmas_break():
    days = [t.starts_at.date() for t in fall(weekly(When(8, "15:00", "16:30"), times=8), ROMAN)]

    assert [day.isoformat() for day in days[:6]] == [
        "2026-11-30",
        "2026-12-07",
        "2026-12-14",
        "2026-12-21",
        "2027-01-11",
        "2027-01-18",
    ]


def test_school_codes_are_well_formed_and_addresses_are_nobodys():
    codes = [school.code for school in SCHOOLS]

    assert len(set(codes)) == len(codes)
    assert {code[4:7] for code in codes} == {"99Z"}
    slugs = [organisation.slug for organisation in ORGANISATIONS]
    assert len(set(slugs)) == len(slugs)


@pytest.mark.skipif(not REGISTRIES.exists(), reason="the public registries are not at hand")
def test_schools_are_invented_and_municipalities_are_not():
    real_schools = {row["CODICESCUOLA"] for row in rows_of("mim/*.csv")}
    real_places = {
        (row["CODISTAT"], row["CODCATASTALE"], row["SIGLAPROVINCIA"])
        for row in rows_of("comuni/*.csv")
        if row["STATO"] == "A"
    }

    assert not real_schools & {school.code for school in SCHOOLS}
    assert {(m.istat_code, m.cadastral_code, m.province) for m in MUNICIPALITIES} <= real_places


def test_the_career_day_can_be_allocated_and_its_student_can_choose(demo):
    career_day = CareerDay.objects.get(published_at=None)
    julia = Registration.objects.get(
        participant__user__email="studentessa@demo.bussola.example",
        session__event=career_day.event,
        status=RegistrationStatus.CONFIRMED,
    )

    assert career_day.takes_choices(NOW)
    assert (career_day.rounds.count(), career_day.hosts.count()) == (24, 20)
    # The geologist leaves early.
    assert Meeting.objects.filter(host__career_day=career_day).count() == 24 * 20 - 4
    ballots = Ballot.objects.filter(career_day=career_day)
    assert 0 < ballots.exclude(choices=None).count() < ballots.count()
    assert not ballots.filter(participant=julia.participant).exists()
    run = run_of(career_day)
    assert run.is_optimal
    assert run.value_of("meetings") == 4 * run.students


def test_at_the_career_day_of_today_some_are_in_and_the_student_is_not_yet(demo):
    today = session(stem_up.DAY_UNDER_WAY.slug)
    julia = today.registrations.get(participant__user__email="studentessa@demo.bussola.example")
    steward = User.objects.get(email="ingresso@demo.bussola.example")
    ballot = Ballot.objects.get(career_day__event=today.event_id, participant=julia.participant_id)

    assert today.starts_at == NOW - timedelta(hours=1)
    assert today in [date.session for date in occurrences_for(steward, NOW)]
    assert 0 < today.registrations.exclude(attendances=None).count() < today.taken
    assert not julia.attendances.exists()
    assert ballot.encounters.count() == 4
    assert places_of(ballot, NOW).free


def test_the_career_day_of_yesterday_waits_for_its_certificates(demo):
    rule = CertificateRule.objects.get(event__slug=stem_up.DAY_OVER.slug)
    theirs = Certificate.objects.filter(registration__session__event=rule.event_id)

    assert not theirs.exists()
    issued = issue_certificates(rule=rule, now=NOW, progress=Unseen())
    assert issued.new > 10
    assert set(issued.lacks) == {Lack.NOT_THERE, Lack.TOO_SHORT}
    assert theirs.filter(full_name="Giulia Santambrogio").count() == 1


def test_what_is_published_is_proven_to_be_the_best(demo):
    published = Run.objects.exclude(published_at=None)

    assert [run.is_optimal for run in published] == [True, True]


UNDER_WAY = stem_up.DAY_UNDER_WAY.sessions[0].when


@pytest.mark.parametrize(
    ("clock", "starts", "ends"),
    [
        ("2026-11-22 10:59", 9, 13),
        ("2026-11-22 23:30", 19, 23),
        ("2026-11-23 00:10", 8, 12),
        ("2027-03-28 03:30", 8, 12),  # the night to summer time
        ("2027-10-31 02:30", 8, 12),  # and back
    ],
)
def test_what_is_under_way_is_of_today_at_whole_hours_by_day(clock, starts, ends):
    now = datetime.fromisoformat(clock).replace(tzinfo=ROME)

    [(start, end)] = fall(UNDER_WAY, now)

    assert start == datetime.combine(now, time(starts), ROME)
    assert end == datetime.combine(now, time(ends), ROME)
    assert start - BEFORE <= now < end + AFTER
