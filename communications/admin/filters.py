from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from communications.kinds import open_kinds
from communications.models import EmailQuerySet


class KindFilter(admin.SimpleListFilter):
    """What the messages are about, in words."""

    title = _("kind")
    parameter_name = "kind"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        titles = [(kind.name, str(kind.title)) for kind in open_kinds()]
        return sorted(titles, key=lambda pair: pair[1])

    def queryset(self, request: HttpRequest, queryset: Any) -> EmailQuerySet:
        emails: EmailQuerySet = queryset
        return emails.filter(kind=self.value()) if self.value() else emails
