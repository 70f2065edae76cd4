from __future__ import annotations

import io
import re
import time
from contextlib import contextmanager
from datetime import date

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from psycopg import ClientCursor

from events.enums import RuleKind
from events.models import EligibilityRule, Event, Session
from participants.models import Participant
from partners.models import Organisation, Professional
from portal.synthetic import database
from portal.synthetic.bulk import lower_guards
from portal.synthetic.emptiness import may_be_replaced
from portal.synthetic.filling import BIG_TABLES, fill
from portal.synthetic.progress import Progress
from portal.synthetic.size import Size
from portal.synthetic.words import HOSTILE
from programmes.models import Programme
from registrations.enums import RegistrationStatus
from registrations.models import Engagement, Registration
from registrations.services import register_participant
from registrations.services.engagements import not_fully_engaged
from schools.models import School
from tests.factories.accounts import UserFactory

MONDAY = date(2026, 11, 23)
SMALL = Size(events=40, partners=20, schools=10, professionals=25, participants=600)
HOLDING = Q(registrations__status__in=RegistrationStatus.HOLDING)
GUARDS = """
SELECT conrelid::regclass::text || ' ' || conname || ' ' || pg_get_constraintdef(oid)
FROM pg_constraint WHERE convalidated
UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
"""


TWINS = """
INSERT INTO accounts_user (id, password, is_superuser, email, first_name, last_name, language,
                           is_staff, is_active, date_joined)
SELECT n, '', false, 'ada@example.org', '', '', 'it', false, true, now()
FROM generate_series(1, 2) AS n
"""


def generate(*, scale: int = 1, seed: int = 1, size: Size = SMALL) -> None:
    fill(
        ClientCursor(connection.connection),
        scale=scale,
        seed=seed,
        today=MONDAY,
        size=size,
        stream=io.StringIO(),
    )


@contextmanager
def tried():
    """What happens inside is taken back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rows(statement: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [row[0] for row in cursor.fetchall()]


def guards() -> list[str]:
    """All of them, without the casts and brackets that PostgreSQL writes now so, now so."""
    return sorted(re.sub(r"::[a-z ]+(\[\])?|[()]", "", definition) for definition in rows(GUARDS))


def checksum() -> dict[str, str]:
    tables = [*BIG_TABLES, "events_event", "events_session", "events_occurrence"]
    tables += ["partners_organisation", "partners_professional", "schools_school"]
    statement = "SELECT md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM {} AS t"
    return {table: rows(statement.format(table))[0] for table in tables}


@pytest.mark.django_db
def test_each_edition_has_the_size_asked_for():
    generate(scale=2)

    assert Programme.objects.count() == 2
    assert Event.objects.count() == 80
    assert Organisation.objects.count() == 2 + 2 * (20 + 10)
    assert School.objects.count() == 20
    assert Professional.objects.count() == 50
    assert Participant.objects.filter(user__isnull=False).count() == 1200
    assert Registration.objects.count() == pytest.approx(1800, rel=0.02)


@pytest.mark.django_db
def test_an_edition_is_by_default_that_of_stem_in_the_city():
    size = Size()

    assert (size.events, size.partners, size.schools) == (150, 146, 100)
    assert (size.professionals, size.participants) == (300, 14_000)


@pytest.mark.django_db
def test_one_edition_in_ten_is_going_on():
    generate(
        scale=11, size=Size(events=15, partners=4, schools=10, professionals=4, participants=60)
    )

    current = Programme.objects.filter(status="published")
    assert current.count() == 2
    upcoming = Event.objects.filter(sessions__ends_at__date__gt=MONDAY).distinct()
    assert set(upcoming.values_list("programme", flat=True)) == set(
        current.values_list("pk", flat=True)
    )


@pytest.mark.django_db
def test_two_events_in_three_of_a_running_edition_are_to_come():
    generate()

    to_come = Event.objects.filter(sessions__starts_at__date__gt=MONDAY).distinct().count()

    assert to_come == 26


@pytest.mark.django_db
def test_seats_and_lines_are_counted_as_they_are():
    generate(scale=2)

    counted = Session.objects.annotate(
        holding=Sum("registrations__seats", filter=HOLDING, default=0),
        in_line=Count("registrations", filter=Q(registrations__status=RegistrationStatus.WAITING)),
    )
    assert not counted.exclude(taken=F("holding"), waiting=F("in_line")).exists()
    assert not Session.objects.filter(taken__gt=F("capacity")).exists()
    # Nobody waits in front of a free seat.
    assert not Session.objects.filter(waiting__gt=0).exclude(taken=F("capacity")).exists()
    assert Session.objects.filter(waiting__gt=0).exists()


@pytest.mark.django_db
def test_who_holds_a_seat_is_engaged_at_all_its_times_and_no_one_else():
    generate()

    holding = set(Registration.objects.holding().values_list("pk", flat=True))
    assert not_fully_engaged(holding) == set()
    assert set(Engagement.objects.values_list("registration", flat=True)) == holding
    assert not Engagement.objects.exclude(participant=F("registration__participant")).exists()


@pytest.mark.django_db
def test_everybody_asks_for_something_and_nobody_for_what_cannot_be_had():
    generate()

    assert not Participant.objects.filter(registrations=None).exists()
    impossible = Q(session__event__booking="none") | Q(session__status="cancelled")
    assert not Registration.objects.filter(
        impossible
        | Q(session__event__status="cancelled")
        | Q(queued_at__gt=F("session__starts_at"))
    ).exists()


@pytest.mark.django_db
def test_age_rules_keep_out_nobody_who_is_in():
    generate(scale=2)
    rules = EligibilityRule.objects.filter(kind=RuleKind.AGE).select_related("event")

    ages = {
        registration.participant.age_on(registration.session.starts_at.date())
        for registration in Registration.objects.filter(
            session__event__in=rules.values("event")
        ).select_related("participant", "session")
    }

    assert ages
    assert ages <= set(range(14, 36))


@pytest.mark.django_db
def test_the_same_seed_gives_the_same_rows_and_another_does_not():
    with tried():
        generate(seed=7)
        first = checksum()
    with tried():
        generate(seed=7)
        again = checksum()
    generate(seed=8)
    other = checksum()

    assert again == first
    assert all(other[table] != first[table] for table in first if table != "account_emailaddress")


@pytest.mark.django_db
def test_every_index_and_constraint_is_there_again_and_checked():
    before = guards()

    generate()

    assert guards() == before


@pytest.mark.django_db
def test_a_row_that_breaks_a_rule_makes_all_of_it_fail():
    cursor = ClientCursor(connection.connection)
    lowered = lower_guards(cursor, BIG_TABLES)
    cursor.execute(TWINS)

    email = next(guard for guard in lowered if "UNIQUE (email)" in guard.restore.as_string())
    with pytest.raises(psycopg.errors.UniqueViolation), transaction.atomic():
        cursor.execute(email.restore)


@pytest.mark.django_db
def test_life_goes_on_after_it(now):
    generate()
    session = (
        Session.objects.with_facts()
        .scheduled()
        .filter(starts_at__gt=now, capacity__gt=F("taken"), event__booking="registration")
        .filter(registration_opens_at=None, event__rules=None)
        .earliest("starts_at")
    )
    newcomer = Participant.objects.create(first_name="Ada", last_name="Nuova")

    registration = register_participant(session=session, participant=newcomer)

    assert registration.status == RegistrationStatus.CONFIRMED
    assert registration.pk == Registration.objects.exclude(pk=registration.pk).latest("pk").pk + 1


@pytest.mark.django_db
def test_events_can_be_searched():
    generate()
    event = Event.objects.earliest("pk")

    word = event.title.split(":")[0].split()[-1]

    assert event in Event.objects.filter(search_text__contains=word.lower())
    assert not Event.objects.filter(Q(search_vector=None) | Q(search_text="")).exists()
    assert Event.objects.values("slug").distinct().count() == 40


@pytest.mark.django_db
def test_hostile_names_are_among_the_people():
    generate(scale=5)

    strange = {first for first, _ in HOSTILE}

    assert Participant.objects.filter(first_name__in=strange).exists()
    assert all(len(first) <= 150 and len(last) <= 150 for first, last in HOSTILE)


@pytest.mark.django_db
def test_codes_are_unique_in_a_session_and_readable():
    generate()

    twice = Registration.objects.values("session", "code").annotate(n=Count("pk")).filter(n__gt=1)
    assert not twice.exists()
    assert not Registration.objects.exclude(
        code__regex=r"^[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}$"
    ).exists()


@pytest.mark.django_db
def test_the_line_is_in_order_of_arrival():
    generate()
    earlier = Registration.objects.filter(session=OuterRef("session"), pk__lt=OuterRef("pk"))

    waiting = Registration.objects.filter(status=RegistrationStatus.WAITING).annotate(
        before=Subquery(
            earlier.filter(status=RegistrationStatus.WAITING)
            .order_by("-pk")
            .values("queued_at")[:1]
        )
    )

    assert not waiting.filter(before__gte=F("queued_at")).exists()


@pytest.mark.django_db
def test_an_empty_database_may_be_replaced_and_a_lived_in_one_not():
    assert may_be_replaced()

    UserFactory()

    assert not may_be_replaced()
    with pytest.raises(CommandError, match="holds data that generate did not make"):
        call_command("generate")


@pytest.mark.django_db
def test_what_generate_made_may_be_replaced_until_somebody_adds_a_programme():
    generate()
    assert may_be_replaced()

    Programme.objects.create(
        title="Vero", slug="vero", summary="…", starts_on=MONDAY, ends_on=MONDAY
    )

    assert not may_be_replaced()


@pytest.mark.parametrize("scale", ["0", "501", "-1", "molti"])
def test_a_scale_that_makes_no_sense_is_refused(scale):
    with pytest.raises(CommandError, match="is not a scale"):
        call_command("generate", f"--scale={scale}")


def test_progress_in_a_log_is_a_line_a_step():
    log = io.StringIO()
    progress = Progress(log, total=4)

    progress.step("people")
    progress.add(1)
    progress.step("people")
    progress.add(1)
    progress.step("places")
    progress.finish()

    assert [line.split("s  ")[-1] for line in log.getvalue().splitlines()] == [
        "people",
        "places",
        "done",
    ]
    assert log.getvalue().splitlines()[1].startswith(" 50%")


@pytest.mark.slow
@pytest.mark.django_db
def test_a_database_is_made_once_and_then_copied(monkeypatch):
    monkeypatch.setattr(database, "Size", lambda: SMALL)
    seed = 424242  # nobody else's template
    log = io.StringIO()
    name = database.synthetic_database(1, seed, stream=log)
    assert "registrations" in log.getvalue()
    again, started = io.StringIO(), time.monotonic()

    name = database.synthetic_database(1, seed, stream=again)

    assert (again.getvalue(), time.monotonic() - started < 20) == ("", True)
    with psycopg.connect(database.url_of(name)) as copy:
        found = copy.execute("SELECT count(*) FROM participants_participant").fetchone()
        assert found == (600,)
    with psycopg.connect(database.url_of("postgres"), autocommit=True) as server:
        orphan = database.COPY.format(process=2**22 + 1, scale=1)  # beyond the highest process
        server.execute(f"ALTER DATABASE {name} RENAME TO {orphan}")
        database._drop_orphans(server)
        assert orphan not in database._databases(server, database.COPIES)
    with psycopg.connect(database.url_of("postgres"), autocommit=True) as server:
        for old in database._databases(server, database.FAMILY.format(scale=1, seed=seed)):
            database._drop(server, old)
