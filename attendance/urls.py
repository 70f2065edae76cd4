"""Certificates: checked by anybody who has a code, kept by whoever they are about."""

from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from attendance import views
from attendance.views import class_certificates

app_name = "certificates"
urlpatterns = [
    path(_("certificates/"), views.look_up, name="look_up"),
    path(_("certificates/<str:code>/"), views.show, name="show"),
    path(_("tickets/<uuid:key>/certificate/"), views.take, name="take"),
    path(_("tickets/<uuid:key>/certificate.pdf"), views.download, name="download"),
    path(_("bookings/<uuid:key>/certificates/"), class_certificates.of_class, name="of_class"),
    path(
        _("bookings/<uuid:key>/certificates/make/"),
        class_certificates.make_of_class,
        name="make_of_class",
    ),
    path(
        _("bookings/<uuid:key>/certificates.pdf"),
        class_certificates.download_of_class,
        name="download_of_class",
    ),
]
