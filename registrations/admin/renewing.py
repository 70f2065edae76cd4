"""Making a ticket void that strangers may have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import ask_first
from registrations.models import Registration
from registrations.services import renew_ticket

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class RenewingAction(Base):
    """The action, for the table of registrations."""

    @admin.action(description=gettext_lazy("Make a new ticket…"), permissions=["change"])
    def renew(self, request: HttpRequest, queryset: QuerySet[Registration]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="renew",
            title=_("Make a new ticket: the old code and QR code are void"),
            act=lambda row, _reason: renew_ticket(registration=row),
            with_reason=False,
            button=ngettext("Make the new ticket", "Make the new tickets", queryset.count()),
            summary=_("Nobody is written to: who has it finds the new ticket on her own page."),
            effect=lambda registration: f"{registration.who} · {registration.code}",
        )
