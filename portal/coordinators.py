"""What the groups of the desk may do: code, so that every installation has the same."""

from __future__ import annotations

from django.apps import apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q

COORDINATORS = "Coordinators"
VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"
EXPORT = "export"  # what she sees: on the log of exports alone, for all tables

# App -> what a coordinator may do with each of its tables. Shared rows (organisations, schools,
# places) are read by all; states change by the operations of the apps, not by editing rows.
COORDINATOR_APPS: dict[str, tuple[str, ...]] = {
    "programmes": (VIEW, ADD, CHANGE),
    "events": (VIEW, ADD, CHANGE),
    "registrations": (VIEW, CHANGE),
    "participants": (VIEW,),
    "partners": (VIEW, ADD, CHANGE),
    "schools": (VIEW,),
    "places": (VIEW,),
    "jobs": (VIEW,),
    "careerdays": (VIEW, ADD, CHANGE),
    "attendance": (VIEW, CHANGE),
}
# Tables that differ from their app: app.model -> what may be done with it.
COORDINATOR_MODELS: dict[str, tuple[str, ...]] = {
    # Nobody edits a message: to change one is to send it again.
    "communications.email": (VIEW, CHANGE),
    "attendance.certificaterule": (VIEW, ADD, CHANGE),
    "attendance.houroffer": (VIEW, ADD, CHANGE, DELETE),
    "attendance.schoolagreement": (VIEW, ADD, CHANGE),
    "attendance.hostasked": (),
    "attendance.namedpresence": (),
    "attendance.scan": (),
    "attendance.steward": (VIEW, ADD, CHANGE),
    "careerdays.host": (VIEW, ADD, CHANGE, DELETE),
    "careerdays.pin": (VIEW, ADD, DELETE),
    "careerdays.together": (VIEW, ADD, DELETE),
    "events.occurrence": (VIEW, ADD, CHANGE, DELETE),
    "events.eligibilityrule": (VIEW, ADD, CHANGE, DELETE),
    "jobs.exportlog": (VIEW, EXPORT),
    "partners.codeofconduct": (VIEW,),
    "partners.conductacceptance": (VIEW,),
    "partners.conductinvitation": (),
    "participants.imageperson": (VIEW, ADD, CHANGE, DELETE),
    "participants.publishedimage": (VIEW, ADD, CHANGE),
    "participants.privacyrequest": (VIEW, ADD, CHANGE),
    "partners.membership": (VIEW,),
    "programmes.coordinator": (VIEW,),
    "programmes.emblem": (VIEW, ADD),
    "programmes.fund": (VIEW,),
    "programmes.funding": (VIEW, ADD, CHANGE, DELETE),
    "programmes.partnership": (VIEW, ADD, CHANGE, DELETE),
    "programmes.phase": (VIEW, ADD, CHANGE, DELETE),
    "registrations.message": (VIEW, ADD, CHANGE, DELETE),
    "registrations.reminder": (VIEW, ADD, CHANGE, DELETE),
    "schools.schoolclass": (VIEW, ADD, CHANGE),
    "schools.teacher": (VIEW, CHANGE),
}


@transaction.atomic
def sync_groups() -> int:
    """Give the group of coordinators exactly the permissions above; say how many they are."""
    group, _created = Group.objects.get_or_create(name=COORDINATORS)
    permissions = Permission.objects.filter(_wanted())
    group.permissions.set(permissions)
    return permissions.count()


def _wanted() -> Q:
    wanted = Q()
    for model in apps.get_models():
        meta = model._meta
        actions = COORDINATOR_MODELS.get(meta.label_lower, COORDINATOR_APPS.get(meta.app_label, ()))
        codenames = [get_permission_codename(action, meta) for action in actions]
        if codenames:
            wanted |= Q(content_type__app_label=meta.app_label, codename__in=codenames)
    return wanted
