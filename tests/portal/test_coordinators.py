"""What coordinators may do is code, given at every migrate."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from portal.coordinators import COORDINATOR_MODELS, COORDINATORS

pytestmark = pytest.mark.django_db


def permissions():
    group = Group.objects.get(name=COORDINATORS)
    return set(group.permissions.values_list("content_type__app_label", "codename"))


def test_migrating_has_given_them():
    assert ("events", "change_event") in permissions()
    assert ("participants", "view_participant") in permissions()
    assert ("participants", "change_participant") not in permissions()
    assert ("accounts", "change_user") not in permissions()
    assert not {app for app, _ in permissions()} & {"auth", "mfa", "account"}
    assert ("communications", "delete_email") not in permissions()


def test_the_command_gives_them_back_and_takes_others_away():
    before = permissions()
    group = Group.objects.get(name=COORDINATORS)
    group.permissions.clear()
    group.permissions.create(
        name="x",
        codename="x",
        content_type_id=group.permissions.model.objects.first().content_type_id,
    )

    call_command("sync_permissions", verbosity=0)

    assert permissions() == before


def test_every_table_named_exists():
    from django.apps import apps

    for label in COORDINATOR_MODELS:
        apps.get_model(label)
