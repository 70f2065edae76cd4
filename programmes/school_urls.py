"""The programmes, for the teachers of a school: below the school's pages."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from programmes import views

app_name = "school_programmes"
urlpatterns = [
    path(_("school/<str:code>/programmes/"), views.of_school, name="list"),
    path(_("school/<str:code>/programmes/<slug:slug>/interest/"), views.declare, name="declare"),
    path(
        _("school/<str:code>/programmes/<slug:slug>/no-interest/"),
        views.withdraw,
        name="withdraw",
    ),
]
