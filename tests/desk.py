"""Standing at the coordinators' desk in tests."""

from __future__ import annotations

from django.contrib.auth.models import Group

from accounts.second_factor import DEMO_SESSION_KEY
from portal.coordinators import COORDINATORS, sync_groups
from tests.factories.programmes import CoordinatorFactory


def coordinator_of(programme):
    """A coordinator of ``programme``, with the permissions that the portal gives her group."""
    sync_groups()
    user = CoordinatorFactory(programme=programme).user
    user.groups.add(Group.objects.get(name=COORDINATORS))
    return user


def enter_desk(client, settings, user):
    """Sign ``user`` in with a second factor shown, as the demo's links do."""
    settings.DEMO = True
    client.force_login(user)
    session = client.session
    session[DEMO_SESSION_KEY] = True
    session.save()
    return client
