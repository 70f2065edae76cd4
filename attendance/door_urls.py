"""The doors: pages for whoever stands at one."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from attendance import views

app_name = "doors"
urlpatterns = [
    path("", views.doors, name="list"),
    # Below the doors: a service worker serves the addresses beside it and below.
    path("worker.js", views.worker, name="worker"),
    path("<uuid:key>/", views.entrance, name="entrance"),
    path(_("<uuid:key>/name/"), views.name_door, name="name"),
    path(_("<uuid:key>/take-back/<int:pk>/"), views.undo, name="undo"),
    path(_("<uuid:key>/number/<int:pk>/"), views.number, name="number"),
    path(_("<uuid:key>/list.pdf"), views.paper, name="paper"),
    path(_("<uuid:key>/last/"), views.last, name="last"),
    path(_("<uuid:key>/people.json"), views.people, name="people"),
    path(_("<uuid:key>/scans/"), views.scans, name="scans"),
]
