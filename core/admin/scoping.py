"""What a coordinator may point at and what nobody may delete."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest


class ScopedChoices:
    """Foreign keys point only at rows that the person sees on the desk, also when she types one."""

    admin_site: admin.AdminSite

    def get_field_queryset(
        self, db: str | None, db_field: Any, request: HttpRequest
    ) -> QuerySet[Any] | None:
        model = db_field.remote_field.model
        if not self.admin_site.is_registered(model):
            rows: QuerySet[Any] | None = super().get_field_queryset(db, db_field, request)  # type: ignore[misc]
            return rows
        return self.admin_site.get_model_admin(model).get_queryset(request)


class NoDeletion:
    """History is evidence: rows end, they do not vanish."""

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False
