from __future__ import annotations

from django.contrib import admin
from django.http import HttpRequest

from core.admin import DeskAdmin
from portal.models import PageRating


@admin.register(PageRating)
class PageRatingAdmin(DeskAdmin[PageRating]):
    """What readers thought of pages: to read, and to delete what should not have been written."""

    list_display = ["path", "score", "reason", "comment", "created_at"]
    list_filter = ["score", "reason"]
    search_fields = ["path", "comment"]
    date_hierarchy = "created_at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: PageRating | None = None) -> bool:
        return False
