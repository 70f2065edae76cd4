"""Who signs in. Roles are given by platform administrators alone."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts import services
from accounts.models import User
from core.admin import DeskAdmin

ROLES = ("is_active", "is_staff", "is_superuser", "groups")


@admin.register(User)
class UserAdmin(DeskAdmin[User]):
    list_display = ["email", "first_name", "last_name", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_superuser", "is_active", "groups", "language"]
    search_fields = ["email", "first_name", "last_name"]
    date_hierarchy = "date_joined"
    filter_horizontal = ["groups"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ["email", "first_name", "last_name", "language"]}),
        (_("Roles"), {"fields": ROLES}),
        (_("Dates"), {"fields": ["last_login", "date_joined"]}),
    ]
    actions = ["remove_second_factors"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        visible = User.objects.visible_to(request.user).values("pk")
        return super().get_queryset(request).filter(pk__in=visible)

    def get_readonly_fields(
        self, request: HttpRequest, obj: User | None = None
    ) -> list[str] | tuple[str, ...]:
        """Staff may correct their own name; who somebody is and may do is for administrators."""
        fields = super().get_readonly_fields(request, obj)
        if request.user.is_superuser:
            return list(fields)
        return [*fields, *ROLES, *(["email"] if obj else [])]

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Accounts are switched off; erasing a person is an operation of its own."""
        return False

    def has_remove_permission(self, request: HttpRequest) -> bool:
        return request.user.is_superuser

    @admin.action(description=_("Remove the second factor (lost phone)"), permissions=["remove"])
    def remove_second_factors(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        """She signs in again, and adds another at her next visit to the desk."""
        people = services.remove_second_factors(users=queryset)
        words = ngettext(
            "The second factor of %(people)d person was removed.",
            "The second factor of %(people)d people was removed.",
            people,
        )
        self.message_user(request, words % {"people": people}, messages.SUCCESS)
