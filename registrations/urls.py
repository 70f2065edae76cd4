from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from registrations import views

app_name = "registrations"
urlpatterns = [
    path(_("events/<slug:slug>/"), views.event, name="event"),
    path(_("register/<uuid:session_key>/"), views.register, name="register"),
    path(_("registrations/<uuid:key>/cancel/"), views.cancel, name="cancel"),
    path(_("registrations/<uuid:key>/choose/"), views.choose, name="choose"),
    path(_("offers/<str:token>/"), views.offer, name="offer"),
    path(_("tickets/<uuid:key>/calendar.ics"), views.calendar, name="calendar"),
]
