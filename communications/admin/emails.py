"""The outbox on the desk: found, read as it went, and sent again. Nobody writes or deletes here."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communications.admin import pages
from communications.admin.filters import KindFilter
from communications.kinds import kind_title
from communications.models import Email, EmailQuerySet, Resending
from core.admin import DeskAdmin


class ResendingInline(admin.TabularInline[Resending, Email]):
    """Named for the page of history: that is where it is told who asked."""

    model = Resending
    fk_name = "email"


@admin.register(Email)
class EmailAdmin(DeskAdmin[Email]):
    list_display = ["to", "title", "subject_or_none", "status", "created_at"]
    list_filter = ["status", KindFilter, "language", "created_at"]
    search_fields = ["to", "subject"]
    show_full_result_count = False
    inlines = [ResendingInline]
    actions = ["queue_again"]

    def seen_by(self, request: HttpRequest) -> EmailQuerySet:
        """The messages that the person may read; apps above widen it."""
        return Email.objects.visible_to(request.user)

    def about(self, email: Email) -> str:
        """The address of what the message speaks of; apps above know it."""
        return ""

    def get_queryset(self, request: HttpRequest) -> EmailQuerySet:
        return self.seen_by(request).defer("body_text", "body_html")

    def get_urls(self) -> list[URLPattern]:
        def view(page: pages.Page) -> Any:
            return self.admin_site.admin_view(partial(page, self))

        name = "communications_email_%s"
        return [
            path("<int:pk>/html/", view(pages.frame), name=name % "html"),
            path("<int:pk>/queue-again/", view(pages.queue_again), name=name % "queue_again"),
            path("<int:pk>/send-again/", view(pages.send_again), name=name % "send_again"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        return pages.detail(self, request, object_id)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = {"title": _("History of the message")}
        return super().history_view(request, object_id, {**title, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Email | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Email | None = None) -> bool:
        return False

    def has_resend_permission(self, request: HttpRequest) -> bool:
        """Sending again is a change, though nobody edits a message."""
        return bool(request.user.has_perm("communications.change_email"))

    @admin.display(description=gettext_lazy("kind"), ordering="kind")
    def title(self, email: Email) -> str:
        return kind_title(email.kind)

    @admin.display(description=gettext_lazy("subject"), ordering="subject", empty_value="–")
    def subject_or_none(self, email: Email) -> str | None:
        """It is written when the message goes."""
        return email.subject or None

    @admin.action(description=gettext_lazy("Send again those that failed…"), permissions=["resend"])
    def queue_again(self, request: HttpRequest, queryset: QuerySet[Email]) -> HttpResponse | None:
        return pages.queue_many_again(self, request, queryset)
