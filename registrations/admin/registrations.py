"""Registrations on the desk: to be read, and ended by the organisers."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.admin import NoDeletion, ask_first
from registrations.enums import EndReason
from registrations.models import Registration
from registrations.services import cancel_registration


@admin.register(Registration)
class RegistrationAdmin(NoDeletion, admin.ModelAdmin[Registration]):
    list_display = ["code", "participant", "event", "starts_at", "seats", "status", "created_at"]
    list_filter = ["status", ("session__event", admin.RelatedOnlyFieldListFilter)]
    list_select_related = ["participant", "session__event"]
    search_fields = ["code", "participant__last_name", "participant__first_name"]
    date_hierarchy = "created_at"
    actions = ["cancel"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Registration]:
        mine = Registration.objects.coordinated_by(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=mine).select_related("session__event")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """People register themselves: the operation asks what the rules need."""
        return False

    def get_readonly_fields(
        self, request: HttpRequest, obj: Registration | None = None
    ) -> list[str]:
        return [field.name for field in self.opts.fields]

    @admin.display(description=gettext_lazy("event"), ordering="session__event__title")
    def event(self, registration: Registration) -> str:
        return registration.session.event.title

    @admin.display(description=gettext_lazy("starts"), ordering="session__starts_at")
    def starts_at(self, registration: Registration) -> object:
        return registration.session.starts_at

    @admin.action(description=gettext_lazy("Cancel…"), permissions=["change"])
    def cancel(self, request: HttpRequest, queryset: QuerySet[Registration]) -> HttpResponse | None:
        return ask_first(
            request,
            queryset,
            model_admin=self,
            action="cancel",
            title=_("Cancel these registrations and tell the people"),
            act=lambda row, _reason: cancel_registration(
                registration=row, reason=EndReason.BY_STAFF
            ),
            with_reason=False,
            button=ngettext(
                "Cancel the registration", "Cancel the registrations", queryset.count()
            ),
        )
