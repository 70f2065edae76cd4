"""Who took part in a run, as rows of numbers without names."""

from __future__ import annotations

from collections import Counter, defaultdict

from careerdays.fairness.figures import By, Student
from careerdays.models import Ballot, Explanation, Placement, Run


def students_of(run: Run) -> list[Student]:
    """All who chose somebody when ``run`` was made; three queries.

    A pupil of a class that is booked by numbers has its school and year, and no gender.
    """
    met: dict[int, set[int]] = defaultdict(set)
    for ballot, rank in Placement.objects.filter(run=run, rank__gt=0).values_list("ballot", "rank"):
        met[ballot].add(rank)
    refused: Counter[int] = Counter()
    for ballot, refusals in Explanation.objects.filter(run=run).values_list("ballot", "refusals"):
        refused[ballot] += len(refusals)
    rows = Ballot.objects.filter(pk__any_of=list({*met, *refused})).order_by("pk")
    return [
        Student(
            met=frozenset(met[pk]),
            chose=len(met[pk]) + refused[pk],
            groups={
                By.SCHOOL: school or school_of_class,
                By.GENDER: gender or None,
                By.YEAR: year or year_of_class,
            },
        )
        for pk, gender, school, year, school_of_class, year_of_class in rows.values_list(
            "pk",
            "participant__gender",
            "participant__school",
            "participant__school_year",
            "registration__school_class__school",
            "registration__school_class__year",
        )
    ]
