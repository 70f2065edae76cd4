"""The way from a session or an event to a message for its people."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


def write_url(**segment: Any) -> str:
    """Where one writes to a segment: ``session=…``, ``event=…``, ``recipients="waiting"``."""
    return f"{reverse('admin:registrations_message_add')}?{urlencode(segment)}"


@admin.action(description=gettext_lazy("Write to these people…"), permissions=["view"])
def write_to_people(
    model_admin: admin.ModelAdmin[Any], request: HttpRequest, queryset: QuerySet[Any]
) -> HttpResponse | None:
    """For the tables of sessions and of events: a message to the people of the row chosen."""
    if queryset.count() != 1:
        words = _("Choose one row: a message goes to the people of one.")
        model_admin.message_user(request, words, messages.WARNING)
        return None
    name = str(queryset.model._meta.model_name)
    return redirect(write_url(**{name: queryset.get().pk}))
