from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from careerdays import views

app_name = "careerdays"
urlpatterns = [
    path(_("bookings/<uuid:key>/slips/"), views.slips, name="slips"),
    path(_("bookings/<uuid:key>/timetables.pdf"), views.class_timetables, name="class_timetables"),
    path(_("events/<slug:slug>/how-places-were-given/"), views.proof, name="proof"),
    path(_("class-choices/"), views.code, name="code"),
    path(_("class-choices/mine/<int:pk>/"), views.pupil, name="pupil"),
    path(_("registrations/<uuid:key>/encounters/"), views.choices, name="choices"),
    path(
        _("registrations/<uuid:key>/encounters/timetable.pdf"),
        views.timetable,
        name="timetable",
    ),
    path(
        _("registrations/<uuid:key>/encounters/calendar.ics"),
        views.timetable_calendar,
        name="calendar",
    ),
]
