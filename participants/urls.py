from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from participants import views

app_name = "participants"
urlpatterns = [
    path(_("profile/"), views.profile, name="profile"),
    path(_("my-data/"), views.my_data, name="my_data"),
    path(_("my-data/<int:pk>/"), views.my_data, name="my_data_of"),
    path(_("my-data/<int:pk>/data.json"), views.take_out_json, name="take_out_json"),
    path(_("my-data/<int:pk>/data.zip"), views.take_out_csv, name="take_out_csv"),
    path(_("my-data/<int:pk>/limit/"), views.restrict, name="restrict"),
    path(_("my-data/<int:pk>/lift/"), views.lift, name="lift"),
    path(_("children/"), views.children, name="children"),
    path(_("children/add/"), views.add_child, name="child_add"),
    path(_("children/<int:pk>/"), views.change_child, name="child_change"),
    path(_("children/<int:pk>/remove/"), views.end_child, name="child_end"),
    path(_("children/<int:pk>/access/"), views.give_access, name="child_access"),
    path(_("own-access/<str:token>/"), views.own_access, name="own_access"),
    path(_("consents/"), views.consents, name="consents"),
    path(_("consents/give/"), views.give, name="consent_give"),
    path(_("consents/withdraw/"), views.withdraw, name="consent_withdraw"),
    path(_("consents/birth-date/"), views.birth_date, name="consent_birth_date"),
    path(_("consents/other-parent/"), views.ask_holder, name="consent_ask"),
    path(_("consents/sole/"), views.sole, name="consent_sole"),
    path(_("consents/answers/<str:token>/"), views.consent_answer, name="consent_answer"),
]
