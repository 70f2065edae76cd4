"""The outbox, to be read by platform administrators. Nobody writes or deletes in it here."""

from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from communications.models import Email, EmailQuerySet


@admin.register(Email)
class EmailAdmin(admin.ModelAdmin[Email]):
    list_display = ["to", "kind", "subject", "status", "attempts", "created_at", "sent_at"]
    list_filter = ["status", "kind", "language"]
    search_fields = ["to", "kind", "subject"]
    date_hierarchy = "created_at"
    show_full_result_count = False
    fields = [
        "to",
        "kind",
        "language",
        "status",
        "created_at",
        "next_attempt_at",
        "sent_at",
        "attempts",
        "last_error",
        "subject",
        "body_text",
    ]

    def get_queryset(self, request: HttpRequest) -> EmailQuerySet:
        return Email.objects.visible_to(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Email | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Email | None = None) -> bool:
        return False
