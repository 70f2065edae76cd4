"""How every table of the desk looks: pages of a size, badges for states, words for the search."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import (
    NotRelationField,
    flatten_fieldsets,
    get_fields_from_path,
)
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from core.admin.counting import BoundedPaginator

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object

STATE = "status"


class Looks(Base):
    """What tables share. A field called ``status`` shows as a badge, whatever the table."""

    list_per_page = 50
    # Counting all rows beside those found costs a scan and tells nobody anything.
    show_full_result_count = False
    paginator = BoundedPaginator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # One function for all requests: Django asks whether it is among those that sort.
        self._badge = self._state_column() if STATE in self.list_display else None

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """On the page that adds a row no part that is only read: there is nothing to read yet."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            return fieldsets
        only_read = set(self.get_readonly_fields(request, obj))
        return [part for part in fieldsets if set(flatten_fieldsets([part])) - only_read]

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        try:
            changelist = super().get_changelist_instance(request)
        except OverflowError:  # a month of twenty figures, in an address that somebody changed
            raise IncorrectLookupParameters from None
        if changelist.search_fields and changelist.search_help_text is None:
            changelist.search_help_text = self._what_is_searched()
        return changelist

    def get_list_display(self, request: HttpRequest) -> list[str | Callable[[Any], Any]]:
        names = super().get_list_display(request)
        return [self._badge or name if name == STATE else name for name in names]

    def _state_column(self) -> Callable[[Model], str]:
        name = getattr(self.opts.get_field(STATE), "verbose_name", STATE)

        @admin.display(description=name, ordering=STATE)
        def status(row: Model) -> str:
            return badge(row)

        return status

    def _what_is_searched(self) -> str:
        """The names of the fields that the search looks through."""
        paths = [str(path).lstrip("^=@") for path in self.search_fields]
        words = dict.fromkeys(_word_for(self.model, path) for path in paths)
        return _("Looks through: %(fields)s.") % {"fields": ", ".join(filter(None, words))}


def badge(row: Model) -> str:
    """The state of a row, as icon, words and colour."""
    label = row.get_status_display()  # type: ignore[attr-defined]
    context = {"code": getattr(row, STATE), "label": label}
    return render_to_string("components/_state.html", context)


def _word_for(model: type[Model], path: str) -> str:
    """What people call the field at ``path``: that of a related row by the row's own name.

    Nothing for what is no field: a table that looks elsewhere says so itself.
    """
    try:
        fields = get_fields_from_path(model, path)
    except (FieldDoesNotExist, NotRelationField):
        return ""
    names_its_row = len(fields) > 1 and fields[-1].name in {"name", "title"}
    field = fields[-2] if names_its_row else fields[-1]
    if field.related_model and not hasattr(field, "verbose_name"):
        return str(field.related_model._meta.verbose_name)
    return str(getattr(field, "verbose_name", ""))
