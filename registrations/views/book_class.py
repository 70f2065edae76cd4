"""Booking for a class: which class, then how many of it come when."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.errors import DomainError
from events.models import Event
from programmes.fundings import fundings_of
from registrations.access import event_for
from registrations.class_access import classes_to_book, sessions_for_classes
from registrations.class_choices import choices_for
from registrations.class_forms import BookClassForm, Choice, ChooseClassForm
from registrations.models import Registration
from registrations.services import book_class as book
from schools.models import School, SchoolClass
from schools.years import following

# One adult is proposed for so many pupils, as school trips are used to; she writes what is true.
PUPILS_PER_ADULT = 15


@require_http_methods(["GET", "HEAD", "POST"])
def book_class(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for the class, then for its numbers; posting books all of it or nothing.

    Who is no verified teacher is shown the way to become one: the event is no secret.
    """
    event = event_for(request, slug)
    if not event.takes_classes:
        raise Http404
    if not School.objects.taught_by(request.user).exists():
        messages.info(request, _("Find your school first: then you can book for its classes."))
        return redirect("schools:find")
    sessions = sessions_for_classes(event)
    classes = classes_to_book(request, sessions)
    chosen = _chosen(request, classes)
    again = _again(request)
    if chosen is None and again is not None:
        chosen = _successor(again, classes)
    if chosen is None:
        return _choose(request, event, classes)
    hers = cast("User", request.user)
    then = [session for session in sessions if session.school_year == chosen.school_year]
    choices = choices_for(chosen, then, hers)
    if request.method == "POST":
        return _post(request, event, chosen, choices)
    initial = _initial(chosen, choices)
    if again is not None:
        initial["accompanied_by"] = again.accompanied_by
    form = BookClassForm(initial=initial, choices=choices)
    return _page(request, event, chosen, form, choices)


def _chosen(request: HttpRequest, classes: Sequence[SchoolClass]) -> SchoolClass | None:
    if "school_class" not in request.GET:
        return classes[0] if len(classes) == 1 else None
    asked = request.GET["school_class"]
    found = next((c for c in classes if str(c.pk) == asked), None)
    if found is None and asked:
        raise Http404
    return found


def _again(request: HttpRequest) -> Registration | None:
    """The booking that she does once more, where she came from one of her school's."""
    try:
        key = UUID(request.GET.get("again", ""))
    except ValueError:
        return None
    return Registration.objects.changeable_by(request.user).filter(key=key).first()


def _successor(booking: Registration, classes: Sequence[SchoolClass]) -> SchoolClass | None:
    """The class that was booked then, a year on; or the same one in the same school year."""
    then = booking.school_class
    if then is None:
        return None
    later = (following(then.school_year), then.year + 1)
    of_school = [c for c in classes if c.school_id == then.school_id and c.section == then.section]
    same = next((c for c in of_school if c.pk == then.pk), None)
    return next((c for c in of_school if (c.school_year, c.year) == later), same)


def _choose(request: HttpRequest, event: Event, classes: Sequence[SchoolClass]) -> HttpResponse:
    is_sent = "school_class" in request.GET
    context = {
        "event": event,
        "schools": School.objects.taught_by(request.user).select_related("organisation"),
        "form": ChooseClassForm(request.GET if is_sent else None, classes=classes),
        "classes": classes,
        "fundings": fundings_of([event.programme]),
    }
    return render(
        request, "registrations/choose_class.html", context, status=422 if is_sent else 200
    )


def _initial(school_class: SchoolClass, choices: Sequence[Choice]) -> dict[str, Any]:
    """What is known of the class; where there is one session it goes there as a whole."""
    pupils = school_class.pupils
    initial: dict[str, Any] = {"pupils": pupils}
    able = [choice.session for choice in choices if choice.is_open]
    if pupils and len(able) == 1:
        initial[f"pupils_{able[0].pk}"] = pupils
        initial[f"adults_{able[0].pk}"] = ceil(pupils / PUPILS_PER_ADULT)
    return initial


def _post(
    request: HttpRequest, event: Event, school_class: SchoolClass, choices: Sequence[Choice]
) -> HttpResponse:
    form = BookClassForm(request.POST, choices=choices)
    if not form.is_valid() or not form.open:
        return _page(request, event, school_class, form, choices, status=422)
    try:
        booked = book(
            school_class=school_class,
            parts=form.parts,
            accompanied_by=form.cleaned_data["accompanied_by"],
            need=form.cleaned_data["need"],
            booked_by=cast("User", request.user),
        )
    except DomainError as error:
        sessions = [choice.session for choice in choices]
        now = choices_for(school_class, sessions, cast("User", request.user))
        return _page(request, event, school_class, form, now, refusal=error, status=422)
    return redirect(booked[0])


def _page(
    request: HttpRequest,
    event: Event,
    school_class: SchoolClass,
    form: BookClassForm,
    choices: Sequence[Choice],
    *,
    refusal: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "event": event,
        "school_class": school_class,
        "form": form,
        "rows": [_row(form, choice) for choice in choices],
        "refusal": refusal,
        "fundings": fundings_of([event.programme]),
    }
    return render(request, "registrations/book_class.html", context, status=status)


def _row(form: BookClassForm, choice: Choice) -> dict[str, Any]:
    """A session and its two fields; none where it cannot be booked."""
    pk = choice.session.pk
    fields = [form[name] for name in (f"pupils_{pk}", f"adults_{pk}") if name in form.fields]
    return {"choice": choice, "fields": fields}
