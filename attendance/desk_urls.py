"""The door: pages of the desk that belong to no table."""

from __future__ import annotations

from django.urls import path

from attendance.views import doors, entrance
from jobs.desk import desk_page

app_name = "doors"
urlpatterns = [
    path("", desk_page(doors), name="list"),
    path("<uuid:key>/", desk_page(entrance), name="entrance"),
]
