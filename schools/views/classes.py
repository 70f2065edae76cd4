"""A school's classes, school year by school year, kept by its teachers."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.errors import DomainError
from schools.access import open_class_of, school_for_teacher
from schools.forms import ClassForm, RepeatForm
from schools.models import School, SchoolClass
from schools.services import remove_class, repeat_classes, save_class
from schools.years import following, open_years, year_words

# Nobody looks for a class of longer ago.
MOST_YEARS = 6


@dataclass(slots=True)
class Year:
    """A school year of the page. ``repeatable``: last year's classes that it has not yet."""

    code: str
    is_open: bool
    classes: list[SchoolClass] = field(default_factory=list)
    repeatable: int = 0

    @property
    def words(self) -> str:
        return year_words(self.code)

    @property
    def words_before(self) -> str:
        return year_words(following(self.code, -1))


@require_safe
def classes(request: HttpRequest, code: str) -> HttpResponse:
    """Every class of the last years, the next school year first."""
    school = school_for_teacher(request, code)
    context = {"school": school, "current": "classes", "years": _years(school)}
    return render(request, "schools/classes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def add_class(request: HttpRequest, code: str) -> HttpResponse:
    """One class more, in this school year or the next."""
    school = school_for_teacher(request, code)
    return _edit(request, SchoolClass(school=school))


@require_http_methods(["GET", "HEAD", "POST"])
def edit_class(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """What a class is called, and how many pupils it has."""
    return _edit(request, open_class_of(school_for_teacher(request, code), pk))


def _edit(request: HttpRequest, school_class: SchoolClass) -> HttpResponse:
    form = ClassForm(request.POST if request.method == "POST" else None, instance=school_class)
    school, refusal = school_class.school, None
    if form.is_valid():
        try:
            save_class(school_class=form.instance)
        except DomainError as error:
            refusal = error
        else:
            messages.success(request, _("the class is saved."))
            return redirect("schools:classes", code=school.ministerial_code)
    context = {"school": school, "current": "classes", "form": form, "refusal": refusal}
    return render(request, "schools/class_form.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def drop_class(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Take away a class that nothing was done with, after asking."""
    school = school_for_teacher(request, code)
    school_class = open_class_of(school, pk)
    if request.method != "POST":
        context = {"school": school, "current": "classes", "school_class": school_class}
        return render(request, "schools/class_remove.html", context)
    try:
        remove_class(school_class=school_class)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("the class is removed."))
    return redirect("schools:classes", code=school.ministerial_code)


@require_POST
def repeat(request: HttpRequest, code: str) -> HttpResponse:
    """Last year's classes again, in this school year or the next: one press."""
    school = school_for_teacher(request, code)
    form = RepeatForm(request.POST)
    if form.is_valid():
        try:
            new = repeat_classes(school=school, **form.cleaned_data)
        except DomainError as error:
            messages.error(request, str(error))
        else:
            words = ngettext("%(number)d class is new.", "%(number)d classes are new.", new)
            messages.success(request, words % {"number": new})
    return redirect("schools:classes", code=school.ministerial_code)


def _years(school: School) -> list[Year]:
    """The present school year and the next, and those before that have classes."""
    present, coming = open_years(timezone.localdate())
    oldest = following(present, -MOST_YEARS)
    years = {code: Year(code, is_open=True) for code in (coming, present)}
    rows = school.classes.filter(school_year__gte=oldest).order_by(
        "-school_year", "year", "section"
    )
    for row in rows:
        year = years.setdefault(row.school_year, Year(row.school_year, is_open=False))
        year.classes.append(row)
    for year in years.values():
        year.repeatable = _repeatable(years, year)
    return sorted(years.values(), key=lambda year: year.code, reverse=True)


def _repeatable(years: dict[str, Year], year: Year) -> int:
    before = years.get(following(year.code, -1))
    if before is None or not year.is_open:
        return 0
    there = {(row.year, row.section) for row in year.classes}
    return sum((row.year, row.section) not in there for row in before.classes)
