"""Hours and reasons in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attendance.crediting.reading import Credited
from attendance.hours import Frame, Name, Reason, Refusal, name_in
from core.dates import short_day
from events.models import Occurrence
from schools.years import year_words

Facts = Mapping[str, int]


def length_words(minutes: int) -> str:
    """So many minutes in hours: "10 h 30 min"."""
    hours, left = divmod(minutes, 60)
    if not hours:
        return _("%(minutes)d min") % {"minutes": left}
    if not left:
        return _("%(hours)d h") % {"hours": hours}
    return _("%(hours)d h %(minutes)d min") % {"hours": hours, "minutes": left}


def law_words(frame: Frame, school_year: str) -> str:
    """What the hours of a law are called in a school year (L18 has two names)."""
    if frame is Frame.ORIENTATION:
        return _("Orientation")
    if frame is Frame.COURSE:
        return _("Orientation course of a university")
    if name_in(school_year) is Name.FSL:
        return _("School-work training")
    return _("PCTO")


def why_words(refusal: Refusal, credited: Credited, school_year: str) -> str:
    """Why minutes do not count, in a sentence that a pupil understands."""
    write: Callable[[Facts, Credited, str], str] = WORDS[refusal.reason]
    return write(refusal.facts, credited, school_year)


def _class_unknown(facts: Facts, credited: Credited, school_year: str) -> str:
    words = _("We do not know in which school and class you were in %(year)s.")
    return words % {"year": year_words(school_year)}


def _class_year(facts: Facts, credited: Credited, school_year: str) -> str:
    words = _("It counts only in the last three years of school: this was class %(class)d.")
    return words % {"class": facts["class_year"]}


def _extra_curricular(facts: Facts, credited: Credited, school_year: str) -> str:
    words = _("In class %(class)d orientation counts only in lessons, and this was beside them.")
    return words % {"class": facts["class_year"]}


def _course_short(facts: Facts, credited: Credited, school_year: str) -> str:
    words = _("A course lasts at least %(least)s; this one lasts %(planned)s.")
    return words % {
        "least": length_words(facts["least"]),
        "planned": length_words(facts["planned"]),
    }


def _course_online(facts: Facts, credited: Credited, school_year: str) -> str:
    words = _("At most a third of a course is online; of this one %(online)s of %(planned)s are.")
    return words % {
        "online": length_words(facts["online"]),
        "planned": length_words(facts["planned"]),
    }


def _counted_before(facts: Facts, credited: Credited, school_year: str) -> str:
    date: Occurrence = credited.dates[facts["meeting"]]
    session = credited.sessions[date.session_id]
    words = _("At the same time you were at “%(event)s” (%(day)s), where it is counted.")
    return words % {"event": session.event.title, "day": short_day(date.starts_at)}


def _below_share(facts: Facts, credited: Credited, school_year: str) -> str:
    words = _("For the certificate %(needed)s are needed; %(counted)s count.")
    return words % {
        "needed": length_words(facts["needed"]),
        "counted": length_words(facts["counted"]),
    }


def _always(words: Callable[[], str]) -> Callable[[Facts, Credited, str], str]:
    return lambda _facts, _credited, _year: words()


WORDS: Mapping[Reason, Callable[[Facts, Credited, str], str]] = {
    Reason.NOT_OFFERED: _always(lambda: _("The organisers do not offer it as this.")),
    Reason.CLASS_UNKNOWN: _class_unknown,
    Reason.SCHOOL: _always(lambda: _("The law does not ask it of this kind of school.")),
    Reason.CLASS_YEAR: _class_year,
    Reason.EXTRA_CURRICULAR: _extra_curricular,
    Reason.NO_AGREEMENT: _always(
        lambda: _("The school has no agreement with who offers it that was in force then.")
    ),
    Reason.COURSE_SHORT: _course_short,
    Reason.COURSE_ONLINE: _course_online,
    Reason.COUNTED_BEFORE: _counted_before,
    Reason.BELOW_SHARE: _below_share,
}


def dates_words(number: int) -> str:
    """So many dates attended."""
    return ngettext("%(number)d date", "%(number)d dates", number) % {"number": number}
