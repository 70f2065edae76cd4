"""Certificates: checked by anybody who has a code, kept by whoever they are about."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from attendance import views

app_name = "certificates"
urlpatterns = [
    path(_("certificates/"), views.look_up, name="look_up"),
    path(_("certificates/<str:code>/"), views.show, name="show"),
    path(_("tickets/<uuid:key>/certificate/"), views.take, name="take"),
    path(_("tickets/<uuid:key>/certificate.pdf"), views.download, name="download"),
]
