"""What the demo's teacher booked for her classes: with places, waiting, split over two dates, and
over three workshops at the same time.
"""

from __future__ import annotations

from accounts.models import User
from events.enums import Bookable, PoolKind
from events.models import Event, SeatPool, Session
from portal.demo_data import stem_up
from registrations.services import ClassPart, book_class
from schools.models import School, SchoolClass
from schools.years import school_year_of

# Events that take classes too; the first one needs the names of the pupils.
NAMED, SPLIT = "dieci-vite-in-dieci-minuti", "una-notte-di-stelle"
PARALLEL = "tre-laboratori-una-classe"
KEPT_FOR_CLASSES = 28
Part = tuple[Session, int, int]


def write_class_bookings(school: School, teacher: User) -> None:
    """Book for two classes of ``school``, where the events have the sessions for it."""
    for slug in (NAMED, SPLIT):
        Event.objects.filter(slug=slug).update(bookable_by=Bookable.BOTH)
    Event.objects.filter(slug=PARALLEL).update(bookable_by=Bookable.CLASSES)
    Event.objects.filter(slug=NAMED).update(needs_roster=True)
    named, starry = _sessions(NAMED), _sessions(SPLIT)
    if not named or len(starry) < 3:  # a full one and two with room
        return
    third, fourth = class_at(school, 3, named[0]), class_at(school, 4, named[0])
    if third is None or fourth is None:
        return
    SeatPool.objects.get_or_create(
        session=starry[2], kind=PoolKind.CLASSES, defaults={"seats": KEPT_FOR_CLASSES}
    )
    for school_class, parts in (
        *_at_career_day(fourth),
        (third, [(named[-1], 26, 2)]),
        (fourth, [(starry[0], 23, 2)]),
        (third, [(starry[1], 14, 1), (starry[2], 12, 1)]),
        (fourth, [(workshop, 8, 1) for workshop in _sessions(PARALLEL)]),
    ):
        book_class(
            school_class=school_class,
            parts=[ClassPart(_loaded(session), *numbers) for session, *numbers in parts],
            accompanied_by="Miriam Castoldi",
            booked_by=teacher,
        )


def _at_career_day(school_class: SchoolClass) -> list[tuple[SchoolClass, list[Part]]]:
    """One that has chosen nobody yet: its teacher prints the codes."""
    Event.objects.filter(slug=stem_up.CAREER_DAY.slug).update(bookable_by=Bookable.BOTH)
    with_room = [one for one in _sessions(stem_up.CAREER_DAY.slug) if (one.free or 0) >= 26]
    return [(school_class, [(with_room[-1], 24, 2)])] if with_room else []


def class_at(school: School, year: int, session: Session) -> SchoolClass | None:
    """The class of the school year in which ``session`` is; none where a new one begins."""
    then = school_year_of(session.starts_at.date())
    return school.classes.filter(year=year, school_year=then).first()


def _sessions(slug: str) -> list[Session]:
    upcoming = Session.objects.scheduled().upcoming().filter(event__slug=slug)
    return list(upcoming.order_by("starts_at", "pk"))


def _loaded(session: Session) -> Session:
    return Session.objects.with_facts().get(pk=session.pk)
