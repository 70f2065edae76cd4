"""Pages of the desk about registrations that belong to no table."""

from __future__ import annotations

from django.urls import path

from jobs.desk import desk_page
from registrations.views.affected import affected

app_name = "affected"
urlpatterns = [path("", desk_page(affected), name="list")]
