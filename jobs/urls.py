from __future__ import annotations

from django.urls import path

from jobs.views import health

app_name = "jobs"
urlpatterns = [path("", health, name="health")]
