"""The actions of a table, on the page of a row too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.options import IS_POPUP_VAR
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from core.admin.asking import are_too_many, too_many_words

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object

FROM_ROW = "from_row"
# The action that Django gives every table.
DELETE_MANY = "delete_selected"


class RowActions(Base):
    """Buttons on a row's page that do to it what the table does to many, by the same way."""

    def is_for(self, action: str, row: Any) -> bool:
        """Whether ``action`` (its name) makes sense for ``row`` as it is now."""
        return True

    def row_actions(self, request: HttpRequest, row: Model) -> list[tuple[str, str]]:
        """The names of the actions for ``row``, and the words of their buttons.

        To delete it its page has a button of its own.
        """
        actions: dict[str, Any] = self.get_actions(request)
        return [
            (name, str(description))
            for name, (_function, _name, description) in actions.items()
            if name != DELETE_MANY and self.is_for(name, row)
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        actions = self.row_actions(request, row) if row and IS_POPUP_VAR not in request.GET else []
        context = {**(extra_context or {}), "row_actions": actions}
        return super().change_view(request, object_id, form_url, context)

    def response_action(  # type: ignore[override]  # the stubs are of a later Django
        self, request: HttpRequest, queryset: QuerySet[Any]
    ) -> HttpResponse | None:
        """Back to the row where the button was pressed; nothing of more rows than are acted on."""
        if are_too_many(_number_chosen(request, queryset)):
            self.message_user(request, too_many_words(), messages.ERROR)
            return redirect(request.get_full_path())
        response = super().response_action(request, queryset)
        row = request.POST.get(FROM_ROW, "")
        # An action may lead somewhere of its own: only the way back to the table is changed.
        if row.isdecimal() and getattr(response, "url", "") == request.get_full_path():
            found = queryset.filter(pk=row).first()
            return redirect(row_url(found)) if found else response
        return response


def _number_chosen(request: HttpRequest, found: QuerySet[Any]) -> int:
    if request.POST.get("select_across") == "1":
        return found.count()
    return len(request.POST.getlist(ACTION_CHECKBOX_NAME))


def row_url(row: Model) -> str:
    """The address of the page of ``row`` on the desk."""
    meta = row._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[row.pk])
