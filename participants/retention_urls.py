from __future__ import annotations

from django.urls import path

from participants.views import retention

app_name = "retention"
urlpatterns = [
    path("", retention.retention_calendar, name="calendar"),
    path("due/", retention.retention_dry_run, name="dry_run"),
    path("stop/", retention.retention_stop, name="stop"),
]
