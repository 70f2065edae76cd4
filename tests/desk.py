"""Standing at the coordinators' desk in tests."""

from __future__ import annotations

from contextlib import contextmanager

from django.contrib.auth.models import Group
from django.db.models.signals import pre_save
from django.test.html import parse_html

from accounts.second_factor import DEMO_SESSION_KEY
from portal.coordinators import COORDINATORS
from tests.factories.programmes import CoordinatorFactory


def coordinator_of(programme):
    """A coordinator of ``programme``, with the permissions that the portal gives her group."""
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


def look_for(client, url, words):
    """The page of what a table finds whose search is posted (``core.admin.searching``)."""
    return client.post(url, {"q": words}, follow=True)


@contextmanager
def meanwhile(row, **columns):
    """A colleague's change of ``row`` lands after it was read and before it is saved."""

    def land(sender, instance, **_named):
        if instance.pk == row.pk:
            sender.objects.filter(pk=row.pk).update(**columns)

    pre_save.connect(land, sender=type(row))
    try:
        yield
    finally:
        pre_save.disconnect(land, sender=type(row))


def posted_from(response):
    """What the browser would send if the form of a page of the desk were saved as it is."""
    data: dict[str, list[str]] = {}
    for element in _elements(parse_html(response.content.decode())):
        sent = dict(element.attributes)
        kind, name = sent.get("type"), sent.get("name")
        if not name or kind in {"submit", "file"} or (kind == "checkbox" and "checked" not in sent):
            continue
        data.setdefault(name, []).extend(_values(element, sent))
    return {name: values for name, values in data.items() if "__prefix__" not in name}


def _elements(element):
    for child in element.children:
        if not isinstance(child, str):
            yield child
            yield from _elements(child)


def _values(element, sent):
    if element.name == "select":
        options = [dict(option.attributes) for option in _elements(element)]
        return [option.get("value", "") for option in options if "selected" in option]
    if element.name == "textarea":
        return ["".join(child for child in element.children if isinstance(child, str))]
    return [sent.get("value") or ("on" if sent.get("type") == "checkbox" else "")]
