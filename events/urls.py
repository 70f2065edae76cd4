from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from events.views import calendar, lists

app_name = "events"
urlpatterns = [
    path(_("events/"), lists.event_list, name="list"),
    path(_("events/past/"), lists.past_list, name="past"),
    path(_("events/<slug:slug>/calendar.ics"), calendar.event_calendar, name="calendar"),
]
