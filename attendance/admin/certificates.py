"""Certificates on the desk: looked for, revoked, and written again."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from attendance.admin.filters import CertificatesOfProgramme, Validity
from attendance.certificates.wording import hours_of_words
from attendance.models import Certificate
from attendance.services import reissue_certificate, revoke_certificate
from core.admin import DeskAdmin, NoDeletion, RowActions, ask_first

SHOWN = (
    "code",
    "full_name",
    "event_title",
    "programme_title",
    "organisers",
    "first_day",
    "last_day",
    "hours",
    "language",
    "issued_at",
    "replaces",
    "revoked_at",
    "revoked_because",
)


@admin.register(Certificate)
class CertificateAdmin(RowActions, NoDeletion, DeskAdmin[Certificate]):
    list_display = ["code", "full_name", "event_title", "hours", "issued_at", "is_valid"]
    list_filter = [CertificatesOfProgramme, Validity]
    search_fields = ["code", "full_name", "event_title"]
    actions = ["revoke", "reissue"]
    fieldsets = [(None, {"fields": SHOWN})]
    readonly_fields = SHOWN

    def get_queryset(self, request: HttpRequest) -> QuerySet[Certificate]:
        mine = Certificate.objects.coordinated_by(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=mine)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The rule's page issues them, and the ticket's."""
        return False

    @admin.display(description=gettext_lazy("hours"), ordering="minutes")
    def hours(self, row: Certificate) -> str:
        return hours_of_words(row.minutes, row.planned)

    @admin.display(description=gettext_lazy("valid"), boolean=True)
    def is_valid(self, row: Certificate) -> bool:
        return row.is_valid

    def is_for(self, action: str, row: Any) -> bool:
        return action != "revoke" or row.is_valid

    @admin.action(description=gettext_lazy("Revoke…"), permissions=["change"])
    def revoke(self, request: HttpRequest, queryset: QuerySet[Certificate]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="revoke",
            title=_("Revoke certificates"),
            button=_("Revoke"),
            summary=_("Whoever looks a code up reads that the certificate is not valid."),
            act=lambda row, reason: revoke_certificate(
                certificate=row, reason=reason, now=timezone.now()
            ),
        )

    @admin.action(description=gettext_lazy("Write again…"), permissions=["change"])
    def reissue(self, request: HttpRequest, queryset: QuerySet[Certificate]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="reissue",
            title=_("Write certificates again"),
            button=_("Write again"),
            summary=_(
                "The old one is revoked; the new one says the name, the hours and the event as "
                "they are now, and the person is told where it is."
            ),
            act=lambda row, reason: reissue_certificate(
                certificate=row, reason=reason, now=timezone.now()
            ),
        )
