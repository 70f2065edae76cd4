"""The sheets that may be brought in, registered by the apps that own their tables.

``exchange.resources`` shows how. This app knows nobody above it: ``programmes`` tells it which
programmes a person coordinates (``register_programmes``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from accounts.models import User
from exchange.resources import SheetResource

ProgrammesOf = Callable[[User], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A sheet that may be brought in.

    Who has all of ``permissions`` ("app.codename") may. ``per_programme``: its rows belong to one
    programme, which she chooses among hers. ``explanation`` is a sentence on what it is for;
    ``table`` ("app.model") the changelist that the page leads to afterwards; ``position`` its
    place in the list.
    """

    name: str
    title: str | Promise
    resource: type[SheetResource]
    permissions: Sequence[str]
    per_programme: bool = False
    explanation: str | Promise = ""
    table: str = ""
    position: int = 100

    def may_be_used_by(self, user: User) -> bool:
        return user.is_active and user.is_staff and user.has_perms(self.permissions)


class UnknownSheet(LookupError):
    """No app registered this kind of sheet."""


_kinds: dict[str, SheetKind] = {}
_programmes_of: list[ProgrammesOf] = []


def register(kind: SheetKind) -> None:
    """Make a kind of sheet known; call it in ``AppConfig.ready()``."""
    _kinds[kind.name] = kind


def register_programmes(programmes_of: ProgrammesOf) -> None:
    """Say which programmes a person may bring rows into; the last one said counts."""
    _programmes_of[:] = [programmes_of]


def sheet_of(name: str) -> SheetKind:
    """The kind of sheet called ``name``.

    Raises:
        UnknownSheet: nobody registered it.
    """
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownSheet(f"No kind of sheet is called {name!r}.") from None


def sheets_for(user: User) -> list[SheetKind]:
    """The sheets that ``user`` may bring in."""
    kinds = sorted(_kinds.values(), key=lambda kind: (kind.position, kind.name))
    return [kind for kind in kinds if kind.may_be_used_by(user)]


def programmes_of(user: User) -> QuerySet[Any]:
    """The programmes that ``user`` may bring rows into."""
    return _programmes_of[0](user)
