"""The outbox as a coordinator reads it: what was written to the people of her events."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models.expressions import Combinable
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from communications.admin import EmailAdmin
from communications.models import Email, EmailQuerySet
from registrations.models import Message
from registrations.outbox import emails_of, emails_visible_to

admin.site.unregister(Email)


class MessageFilter(admin.SimpleListFilter):
    """The mails of one message to people: set by the links of its page, and taken off here."""

    title = _("message to people")
    parameter_name = "message"

    def lookups(
        self, request: HttpRequest, model_admin: admin.ModelAdmin[Any]
    ) -> list[tuple[str, str]]:
        message = self._chosen(request)
        return [(str(message.pk), message.subject)] if message else []

    def has_output(self) -> bool:
        """Only where a link has set it: nobody looks for a message by its number."""
        return self.value() is not None

    def queryset(self, request: HttpRequest, queryset: Any) -> EmailQuerySet:
        """Of somebody else's message there is nothing."""
        emails: EmailQuerySet = queryset
        if self.value() is None:
            return emails
        message = self._chosen(request)
        return emails.filter(pk__in=emails_of(message).values("pk")) if message else emails.none()

    def _chosen(self, request: HttpRequest) -> Message | None:
        key = request.GET.get(self.parameter_name, "")
        if not (key.isdecimal() and len(key) < 19):
            return None
        return Message.objects.coordinated_by(request.user).filter(pk=int(key)).first()


@admin.register(Email)
class OutboxAdmin(EmailAdmin):
    list_filter = [*EmailAdmin.list_filter, MessageFilter]

    def seen_by(self, request: HttpRequest) -> EmailQuerySet:
        return emails_visible_to(request.user)

    def get_ordering(self, request: HttpRequest) -> list[str | Combinable]:
        """By a column without an index for who reads few of them: the planner would rather walk
        back through everybody's mails than sort hers.
        """
        return ["-pk"] if request.user.is_superuser else ["-created_at"]

    def about(self, email: Email) -> str:
        """The registration; what is not about one has none."""
        key = email.context.get("registration")
        return reverse("admin:registrations_registration_change", args=[key]) if key else ""
