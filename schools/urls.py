from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from schools.views import asking, classes, finding, invitations, workspace

app_name = "schools"
urlpatterns = [
    path(_("find-your-school/"), finding.find, name="find"),
    path(_("school/<str:code>/"), workspace.workspace, name="workspace"),
    path(_("school/<str:code>/request/"), asking.ask, name="ask"),
    path(_("school/<str:code>/leave/"), asking.leave, name="leave"),
    path(_("school/<str:code>/colleagues/"), workspace.colleagues, name="colleagues"),
    path(_("school/<str:code>/colleagues/invite/"), invitations.invite, name="invite"),
    path(
        _("school/<str:code>/colleagues/<uuid:key>/withdraw/"),
        invitations.withdraw,
        name="withdraw",
    ),
    path(_("invitations/<uuid:key>/"), invitations.accept, name="accept"),
    path(_("school/<str:code>/classes/"), classes.classes, name="classes"),
    path(_("school/<str:code>/classes/add/"), classes.add_class, name="add_class"),
    path(_("school/<str:code>/classes/repeat/"), classes.repeat, name="repeat_classes"),
    path(_("school/<str:code>/classes/<int:pk>/"), classes.edit_class, name="class"),
    path(_("school/<str:code>/classes/<int:pk>/remove/"), classes.drop_class, name="remove_class"),
]
