"""The doors: pages for whoever stands at one."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from attendance import views

app_name = "doors"
urlpatterns = [
    path(_("doors/"), views.doors, name="list"),
    # Below the doors: a service worker serves the addresses beside it and below.
    path(_("doors/worker.js"), views.worker, name="worker"),
    path(_("doors/<uuid:key>/"), views.entrance, name="entrance"),
    path(_("doors/<uuid:key>/name/"), views.name_door, name="name"),
    path(_("doors/<uuid:key>/take-back/<int:pk>/"), views.undo, name="undo"),
    path(_("doors/<uuid:key>/number/<int:pk>/"), views.number, name="number"),
    path(_("doors/<uuid:key>/list.pdf"), views.paper, name="paper"),
    path(_("doors/<uuid:key>/last/"), views.last, name="last"),
    path(_("doors/<uuid:key>/people.json"), views.people, name="people"),
    path(_("doors/<uuid:key>/scans/"), views.scans, name="scans"),
]
