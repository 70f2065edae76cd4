"""The addresses of programmes. They are composed with their events, hence in this app."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from events.views import programmes

app_name = "programmes"
urlpatterns = [
    path(_("programmes/"), programmes.programme_list, name="list"),
    path(_("programmes/<slug:slug>/"), programmes.programme_detail, name="detail"),
]
