from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from attendance.views import class_hours, feedback, hours

app_name = "attendance"
urlpatterns = [
    path(
        _("registrations/<uuid:key>/feedback/"),
        feedback.feedback,
        name="feedback",
    ),
    path(_("feedback/<str:token>/"), feedback.host_feedback, name="host_feedback"),
    path(_("my-hours/"), hours.my_hours, name="my_hours"),
    path(_("my-hours/<int:pk>/"), hours.my_hours, name="hours_of"),
    path(_("my-hours/<int:pk>/hours.pdf"), hours.my_hours_pdf, name="hours_pdf"),
    path(_("my-hours/<int:pk>/hours.csv"), hours.my_hours_csv, name="hours_csv"),
    path(_("school/<str:code>/hours/"), class_hours.school_hours, name="school_hours"),
    path(_("school/<str:code>/hours/<int:pk>/"), class_hours.class_hours, name="class_hours"),
    path(
        _("school/<str:code>/hours/<int:pk>/hours.pdf"),
        class_hours.class_hours_pdf,
        name="class_hours_pdf",
    ),
    path(
        _("school/<str:code>/hours/<int:pk>/hours.csv"),
        class_hours.class_hours_csv,
        name="class_hours_csv",
    ),
]
