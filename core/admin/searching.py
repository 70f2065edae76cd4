"""Whom somebody looks for stays out of addresses, and so out of logs and histories of browsers.

The words are posted and kept in her session; the address has what stands for them, so that pages,
filters, exports and actions go on with what was searched.
"""

from __future__ import annotations

import secrets
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.views.main import ERROR_FLAG, PAGE_VAR, SEARCH_VAR, ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Any]
else:
    Base = object

# Fields that say who somebody is.
OF_PEOPLE = {"first_name", "last_name", "email", "to"}
KEPT = "searches"
MOST_KEPT, LONGEST = 20, 200


def keep_words(request: HttpRequest, words: str) -> str:
    """Keep ``words`` in the session of who looks for them; returns what stands for them.

    Nothing stands for no words.
    """
    if not words:
        return ""
    kept: dict[str, str] = request.session.get(KEPT, {})
    for name, one in kept.items():
        if one == words:
            return name
    name = secrets.token_hex(4)
    request.session[KEPT] = dict([*kept.items(), (name, words)][-MOST_KEPT:])
    return name


def words_kept(request: HttpRequest, name: str) -> str | None:
    """What ``name`` stands for; None when it is nothing of this session's."""
    kept: dict[str, str] = request.session.get(KEPT, {})
    return kept.get(name)


class PeopleChangeList(ChangeList):
    """A table whose address says only what stands for the words that it is searched for."""

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self._request = request
        self._words: str | None = ""
        super().__init__(request, *args, **kwargs)

    @property
    def query(self) -> str:
        return self._words or ""

    @query.setter
    def query(self, name: str) -> None:
        """Django reads it from the address."""
        self._words = words_kept(self._request, name) if name else ""

    @property
    def is_forgotten(self) -> bool:
        """The address stands for a search that this session does not know (any more)."""
        return self._words is None

    def get_queryset(self, *args: Any, **kwargs: Any) -> QuerySet[Any]:
        """Nothing for a search that is forgotten: all rows would pass for what it found."""
        found: QuerySet[Any] = super().get_queryset(*args, **kwargs)
        return found.none() if self.is_forgotten else found


class PrivateSearch(Base):
    """A table that is searched by who somebody is has its search posted; the others do not."""

    @cached_property
    def searches_people(self) -> bool:
        return any(str(path).rsplit("__", 1)[-1] in OF_PEOPLE for path in self.search_fields)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return PeopleChangeList if self.searches_people else super().get_changelist(request)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if self.searches_people and request.method == "POST" and SEARCH_VAR in request.POST:
            return self._searched(request)
        return super().changelist_view(request, extra_context)

    def _searched(self, request: HttpRequest) -> HttpResponse:
        """To the first page of what is found, within the filters that the address has."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        words = request.POST[SEARCH_VAR].replace("\x00", "").strip()[:LONGEST]
        query = request.GET.copy()
        for old in (SEARCH_VAR, PAGE_VAR, ERROR_FLAG):
            query.pop(old, None)
        if name := keep_words(request, words):
            query[SEARCH_VAR] = name
        return HttpResponseRedirect(f"{request.path}?{query.urlencode()}")
