"""How the places of a career day were given, for anybody to check."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from careerdays.access import published_run
from careerdays.models import Pin
from careerdays.wording import published_proof_of
from core.page_cache import anonymous_page
from disclosure import SMALLEST_WHOLE
from programmes.fundings import fundings_of


@login_not_required
@require_safe
@anonymous_page()
def proof(request: HttpRequest, slug: str) -> HttpResponse:
    """Seed, digest and what was proven of the published timetable; nothing of any student.

    Of a day of very few its figures would tell what somebody chose: they are left out.
    """
    run = published_run(slug)
    event = run.career_day.event
    # Later ones are changes of a timetable that was out.
    pins = Pin.objects.filter(host__career_day=run.career_day_id)
    is_told = run.students >= SMALLEST_WHOLE
    context = {
        "run": run,
        "career_day": run.career_day,
        "event": event,
        "is_told": is_told,
        "is_by_hand": pins.filter(created_at__lte=run.made_at).exists(),
        "steps": list(published_proof_of(run)) if is_told else [],
        "fundings": fundings_of([event.programme]),
    }
    return render(request, "careerdays/proof.html", context)
