from __future__ import annotations

from typing import TypeVar

from django.contrib import admin
from django.db.models import Model

from core.admin.fields import ASKED_FOR
from core.admin.history import HistoryPage
from core.admin.looks import Looks
from core.admin.lookups import OfferedLookups
from core.admin.scoping import ScopedChoices
from core.admin.searching import PrivateSearch

M = TypeVar("M", bound=Model)


class DeskAdmin(
    PrivateSearch, Looks, OfferedLookups, HistoryPage, ScopedChoices, admin.ModelAdmin[M]
):
    """A table of the desk: choosers and addresses are scoped, rows show their history.

    Whom somebody looks for is in no address.
    """

    formfield_overrides = ASKED_FOR
