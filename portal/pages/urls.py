from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from portal.pages import home, personal, rating, texts

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path(_("my-page/"), personal.me, name="me"),
    path(_("tickets/<uuid:key>/"), personal.ticket, name="ticket"),
    path(_("privacy/"), texts.privacy, name="privacy"),
    path(_("accessibility/"), texts.accessibility, name="accessibility"),
    path(_("contacts/"), texts.contacts, name="contacts"),
    path(_("legal-notes/"), texts.legal, name="legal"),
    path(_("report-a-problem/"), texts.report_problem, name="report_problem"),
    path(_("site-map/"), texts.site_map, name="site_map"),
    path(_("rate/"), rating.rate, name="rate"),
    path(_("rate/thanks/"), rating.rate_thanks, name="rate_thanks"),
    path(_("rate/<str:token>/"), rating.rate_reason, name="rate_reason"),
]
