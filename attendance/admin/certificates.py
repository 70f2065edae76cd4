"""Certificates on the desk: looked for, revoked, and written again."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.models import User
from attendance.admin.filters import CertificatesOfProgramme, Differing, Validity
from attendance.certificates.wording import hours_of_words
from attendance.models import Certificate
from attendance.models.certificate import CertificateQuerySet
from attendance.services import reissue_certificate, revoke_certificate, take_certificate_out
from core.admin import DeskAdmin, NoDeletion, RowActions, ask_first
from core.errors import DomainError
from documents.typst import PDF_TYPE
from exchange.exports import PERMISSION
from jobs.desk import downloaded

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
    list_filter = [Differing, CertificatesOfProgramme, Validity]
    search_fields = ["code", "full_name", "event_title"]
    actions = ["download", "revoke", "reissue"]
    fieldsets = [(None, {"fields": SHOWN})]
    readonly_fields = SHOWN

    def get_queryset(self, request: HttpRequest) -> QuerySet[Certificate]:
        mine = Certificate.objects.coordinated_by(request.user).shown_to_staff()
        return super().get_queryset(request).filter(pk__in=mine.order_by().values("pk"))

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
        if action == "reissue":
            return row.participant.erased_at is None
        return bool(row.is_valid)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION) and self.has_view_permission(request)

    @admin.action(description=gettext_lazy("Download (PDF)"), permissions=["export"])
    def download(
        self, request: HttpRequest, queryset: QuerySet[Certificate]
    ) -> HttpResponse | None:
        """For who has no account: the organiser prints it, and the log says so."""
        rows = list(cast("CertificateQuerySet", queryset).with_who_pays()[:2])
        if len(rows) != 1:
            self.message_user(request, _("Choose one certificate."), messages.ERROR)
            return None
        try:
            content = take_certificate_out(certificate=rows[0], by=cast("User", request.user))
        except DomainError as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return None
        name = _("certificate-%(code)s.pdf") % {"code": rows[0].code}
        return downloaded(content, name=name, content_type=PDF_TYPE)

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
        """Of who was erased nothing is written any more: those are left, and counted."""
        there = queryset.filter(participant__erased_at=None)
        left = erased_words(queryset.exclude(participant__erased_at=None).count())
        if not there.exists():
            self.message_user(request, left, messages.ERROR)
            return None
        summary = _(
            "The old one is revoked; the new one says the name, the hours and the event as "
            "they are now, and the person is told where it is."
        )
        response = ask_first(
            request,
            there,
            model_admin=self,
            action="reissue",
            title=_("Write certificates again"),
            button=_("Write again"),
            summary=f"{summary} {left}".strip(),
            act=lambda row, reason: reissue_certificate(
                certificate=row, reason=reason, now=timezone.now()
            ),
        )
        if response is None and left:
            self.message_user(request, left, messages.WARNING)
        return response


def erased_words(number: int) -> str:
    """How many certificates are left as they are, for their people were erased; empty for none."""
    words = ngettext(
        "%(number)d certificate is left as it is: the data of its person are erased.",
        "%(number)d certificates are left as they are: the data of their people are erased.",
        number,
    )
    return words % {"number": number} if number else ""
