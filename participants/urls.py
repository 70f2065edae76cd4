from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from participants import views

app_name = "participants"
urlpatterns = [
    path(_("profile/"), views.profile, name="profile"),
]
