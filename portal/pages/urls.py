from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from portal.pages import personal

app_name = "portal"
urlpatterns = [
    path(_("my-page/"), personal.me, name="me"),
    path(_("tickets/<uuid:key>/"), personal.ticket, name="ticket"),
]
