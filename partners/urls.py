from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from partners import views

app_name = "partners"
urlpatterns = [path(_("code-of-conduct/<str:token>/"), views.conduct, name="conduct")]
