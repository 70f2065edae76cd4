"""Statements to keep: a sheet to print and lines for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.crediting.reading import Credited
from attendance.crediting.shown import ShownActivity, ShownLaw, ShownTotal, activities_of, totals_of
from attendance.crediting.wording import length_words
from core.dates import day
from documents.sheets import Section, Sheet
from programmes.fundings import fundings_of
from programmes.models import Funding
from schools.years import year_words

# Of each activity and law. Why something does not count stands only on the statement of whose hours
# they are: it may speak of what she did elsewhere.
FACTS = (
    gettext_lazy("Who"),
    gettext_lazy("School year"),
    gettext_lazy("Activity"),
    gettext_lazy("First day"),
    gettext_lazy("Minutes attended"),
    gettext_lazy("Counts as"),
    gettext_lazy("Minutes that count"),
)
HEADINGS = (*FACTS, gettext_lazy("Why not all"))
NOTE = gettext_lazy(
    "For the school to transcribe: the portal writes to no register. Hours under different laws "
    "are the same hours, and are not added up."
)


def rows_of(who: str, credited: Credited) -> Iterator[list[object]]:
    """A line for each activity and law; one with empty cells where nothing is offered."""
    for one in activities_of(credited):
        first = [who, year_words(one.school_year), one.title, day(one.session.starts_at)]
        for law in one.laws:
            yield [*first, one.attended, law.name, law.counted, _why(law)]
        if not one.laws:
            yield [*first, one.attended, "", 0, _("It is offered under none of these laws.")]


def sheet_of(title: str, about: str, people: Sequence[tuple[str, Credited]]) -> Sheet:
    """A page for each of ``people`` (name and hours)."""
    sections = [section for who, credited in people for section in _sections(who, credited)]
    return Sheet(title=title, about=about, lead=[str(NOTE)], sections=sections)


def fundings_in(people: Iterable[Credited]) -> list[Funding]:
    """Who pays for the programmes in which they were."""
    found = {
        one.session.event.programme_id: one.session.event.programme
        for credited in people
        for one in activities_of(credited)
    }
    return fundings_of(found[pk] for pk in sorted(found))


def _why(law: ShownLaw) -> str:
    """Why not all counts, in one cell."""
    return "; ".join(f"{words} ({length})" if length else words for length, words in law.reasons)


def _sections(who: str, credited: Credited) -> list[Section]:
    activities, totals = activities_of(credited), totals_of(credited)
    if not activities:
        return [Section(heading=who, lead=[_("No hours are recorded.")])]
    return [
        Section(
            heading=who,
            columns=[_("Counts as"), _("School year"), _("Counted"), _("The law asks for")],
            rows=[_total_cells(one) for one in totals],
        ),
        Section(
            heading=_("%(who)s: activities") % {"who": who},
            columns=[_("Activity"), _("When"), _("Attended"), _("What counts, and why not")],
            rows=[_cells(one) for one in activities],
            wide=[0, 3],
        ),
    ]


def _total_cells(one: ShownTotal) -> list[str]:
    return [one.name, one.school_year or _("all years"), one.counted, one.asked or "–"]


def _cells(one: ShownActivity) -> list[str]:
    return [one.title, one.when, length_words(one.attended), "\n".join(_law_lines(one))]


def _counted(law: ShownLaw) -> list[str]:
    """Late arrivals are spoken of where minutes count."""
    said = f"{law.name}: {law.counted_words}"
    return [f"{said} ({law.grace_words})" if law.counted else said]


def _law_lines(one: ShownActivity) -> list[str]:
    lines = [
        ". ".join([*_counted(law), *(words for _length, words in law.reasons)]) for law in one.laws
    ]
    if one.course_words:
        lines.append(one.course_words)
    return lines or [_("It is offered under none of these laws.")]
