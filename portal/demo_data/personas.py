"""The people whom the demo lets you be, and what they have already done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from accounts.enums import Language
from accounts.models import User
from accounts.services import make_administrator, person_behind
from participants.enums import Occupation, Relation
from participants.models import Guardianship, Participant
from participants.services import Answers, add_child
from partners.enums import MembershipRole
from partners.models import Membership, Organisation
from places.models import Municipality
from portal.coordinators import COORDINATORS, sync_groups
from portal.demo.addresses import NO_MAILBOX
from portal.demo_data.teachers import write_teachers
from programmes.models import Coordinator, Programme
from schools.models import School
from schools.years import school_year_of

DOMAIN = "demo.bussola.example"
COORDINATOR, ADMINISTRATOR = f"coordinatrice@{DOMAIN}", f"amministrazione@{DOMAIN}"
STUDENT, FAMILY = f"studentessa@{DOMAIN}", f"famiglia@{DOMAIN}"
TEACHER, PARTNER = f"docente@{DOMAIN}", f"partner@{DOMAIN}"
STEWARD = f"ingresso@{DOMAIN}"
COLLEAGUE, NEWCOMER = f"collega@{DOMAIN}", f"nuova.docente@{DOMAIN}"

# Of the family, with their ages.
CHILDREN = [("Bianca", 15), ("Tommaso", 12), ("Pietro", 9)]


@dataclass(frozen=True)
class Claim:
    """A registration that a persona makes: on the ``number``-th session of an event, from 0.

    ``is_offered`` has somebody else cancel, so that the seats are offered to her;
    ``with_children`` that her children come too.
    """

    email: str
    event: str
    number: int
    seats: int = 1
    is_offered: bool = False
    with_children: bool = False


CLAIMS = [
    Claim(STUDENT, "career-day-palazzo-isimbardi", 3),
    Claim(STUDENT, "isole-di-calore", 0),
    Claim(STUDENT, "che-aria-tira", 0),
    Claim(STUDENT, "acqua-sotto-milano", 1),
    Claim(STUDENT, "dieci-vite-in-dieci-minuti", 1),
    Claim(FAMILY, "webinar-famiglie-e-docenti", 0),
    Claim(FAMILY, "una-notte-di-stelle", 1, with_children=True),
    Claim(FAMILY, "frigo-fornelli-e-termodinamica", 0, seats=3, is_offered=True),
    Claim(TEACHER, "webinar-famiglie-e-docenti", 0),
    Claim(NO_MAILBOX, "webinar-famiglie-e-docenti", 0),
    Claim(TEACHER, "insegnare-con-i-dati-del-tempo", 0),
]


def write_personas() -> dict[str, Participant]:
    """Make the users; returns, by address, the participants whom some of them are."""
    _name(make_administrator(email=ADMINISTRATOR), "Olimpia", "Ferrandi")
    _make_coordinator()
    _member(PARTNER, "Dario", "Pellizzari", _meteo(), MembershipRole.MANAGER)
    school = School.objects.get(ministerial_code="MIPS99Z01A")
    teacher = _name(_user(TEACHER), "Miriam", "Castoldi")
    colleague = _name(_user(COLLEAGUE), "Tullio", "Arrigoni")
    newcomer = _name(_user(NEWCOMER), "Nives", "Brambati")
    write_teachers(school, teacher, colleague, newcomer)
    milan = Municipality.objects.get(cadastral_code="F205")
    student = _name(_user(STUDENT), "Giulia", "Santambrogio")
    family = _name(_user(FAMILY), "Elena", "Bonacossa")
    daughter = _participant(
        student, milan, _years_ago(17), Occupation.STUDENT, school=school, school_year=4
    )
    Guardianship.objects.get_or_create(participant=daughter, guardian=family)
    _write_children(family)
    _name(_user(STEWARD), "Agnese", "Perego")
    unreachable = _name(_user(NO_MAILBOX), "Fabrizio", "Lunardi")
    return {
        STUDENT: daughter,
        FAMILY: _participant(family, milan, _years_ago(43), Occupation.WORKING),
        NO_MAILBOX: _participant(unreachable, milan, _years_ago(47), Occupation.WORKING),
        TEACHER: _participant(teacher, milan, _years_ago(51), Occupation.WORKING),
    }


def _write_children(parent: User) -> None:
    """Who is nine, twelve and fifteen, and has no access of her own."""
    for first_name, age in CHILDREN:
        answers: Answers = {
            "first_name": first_name,
            "last_name": parent.last_name,
            "birth_date": _years_ago(age),
        }
        add_child(guardian=parent, answers=answers, relation=Relation.PARENT)


def _make_coordinator() -> None:
    user = _name(_user(COORDINATOR), "Caterina", "Valsecchi")
    user.is_staff = True
    user.save(update_fields=["is_staff"])
    sync_groups()
    user.groups.add(Group.objects.get(name=COORDINATORS))
    for programme in Programme.objects.order_by("pk"):
        Coordinator.objects.get_or_create(programme=programme, user=user)


def _member(
    email: str, first_name: str, last_name: str, organisation: Organisation, role: MembershipRole
) -> User:
    user = _name(_user(email), first_name, last_name)
    Membership.objects.get_or_create(organisation=organisation, user=user, defaults={"role": role})
    return user


def _participant(
    user: User,
    home: Municipality,
    birth_date: date,
    occupation: Occupation,
    *,
    school: School | None = None,
    school_year: int | None = None,
) -> Participant:
    participant, _created = Participant.objects.get_or_create(
        user=user,
        defaults={
            "first_name": user.first_name,
            "last_name": user.last_name,
            "declared_14_on": timezone.localdate() - timedelta(days=40),
            "birth_date": birth_date,
            "occupation": occupation,
            "school": school,
            "school_year": school_year,
            "class_said_in": school_year_of(timezone.localdate()) if school_year else "",
            "municipality": home,
        },
    )
    return participant


def _user(email: str) -> User:
    return person_behind(email=email, language=Language.ITALIAN)


def _name(user: User, first_name: str, last_name: str) -> User:
    user.first_name, user.last_name = first_name, last_name
    user.save(update_fields=["first_name", "last_name"])
    return user


def _meteo() -> Organisation:
    return Organisation.objects.get(slug="fondazione-meteorologica-milano-duomo")


def _years_ago(years: int) -> date:
    """A birthday that has passed this year: 100 days ago."""
    day = timezone.localdate() - timedelta(days=100)
    return day.replace(year=day.year - years, day=min(day.day, 28))
