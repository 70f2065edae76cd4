"""What is kept of people, table by table: how it is shown to them, and how it goes.

Each app registers in ``AppConfig.ready()`` every table of its own that points at a participant or
at an account; this app does so for those below it, which know nothing of participants
(``participants/kept_below.py``). ``tests/participants/test_personal_data.py`` fails for a table
that nobody registered. Erasing goes through the registry from the top of the ladder down, so
that what points at a row goes before it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise

from core.history.tables import histories_of
from participants.people import People

Words = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """A table with rows about people.

    ``path`` leads from its rows to a participant, or to an account where ``of_account``.
    ``columns`` are what she reads of a row (path and heading), those ``only_in_files`` not on the
    page; a table that has none says in ``unseen`` why. ``blank`` is what its rows become when a
    person is erased; without it they are deleted. Their history becomes the same, or goes whole
    where ``forgets_history``.
    """

    model: type[models.Model]
    path: str
    title: Words
    of_account: bool = False
    columns: Mapping[str, Words] = field(default_factory=dict)
    only_in_files: Collection[str] = ()
    unseen: str = ""
    blank: Mapping[str, Any] = field(default_factory=dict)
    forgets_history: bool = False

    @property
    def joined(self) -> list[str]:
        """The relations that ``columns`` lead through, to be read along with the rows."""
        found = set()
        for path in self.columns:
            target, *parts = self.model, *path.split("__")
            for number, name in enumerate(parts, start=1):
                relation = {f.name: f.related_model for f in target._meta.fields}.get(name)
                if not isinstance(relation, type):
                    break
                found.add("__".join(parts[:number]))
                target = relation
        return sorted(found)

    def rows(self, people: People) -> QuerySet[Any]:
        """The rows about ``people``."""
        return self._of(self.model, self.path, people)

    def forget(self, people: People) -> None:
        """Leave nothing of ``people`` in the table and in its history: three statements at most."""
        rows = self.rows(people)
        for kept in histories_of(self.model):
            history = self._of(kept, self._path_in_history(), people)
            self._forget(history, delete=self.forgets_history or not self.blank)
        self._forget(rows, delete=not self.blank)

    def _of(self, model: type[models.Model], path: str, people: People) -> QuerySet[Any]:
        keys = people.users if self.of_account else people.participants
        return model._default_manager.order_by().filter(**{f"{path}__any_of": keys})

    def _path_in_history(self) -> str:
        return "pgh_obj" if self.path == "pk" else self.path

    def _forget(self, rows: QuerySet[Any], *, delete: bool) -> None:
        if delete:
            # One statement: nothing is read, and what points at these rows went before.
            rows._raw_delete(rows.db)
            return
        columns = {column.name for column in rows.model._meta.fields}
        rows.update(**{name: value for name, value in self.blank.items() if name in columns})


# Forgets what points at nobody: a name or an address in a text, a file.
Trace = Callable[[People], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Rows that an account is needed for, beside taking part: it stays as long as they do.

    ``field`` is the one that points at the account. Rows that lead by ``of`` to a participant
    who is erased as well need it no more.
    """

    model: type[models.Model]
    field: str
    of: str = ""

    def among(self, users: Collection[int], participants: Collection[int]) -> QuerySet[Any, Any]:
        """Those of ``users`` (ids) who have such rows."""
        rows = self.model._default_manager.order_by().filter(**{f"{self.field}__any_of": users})
        if self.of:
            rows = rows.exclude(**{f"{self.of}__any_of": participants})
        return rows.values_list(self.field, flat=True)


_holdings: dict[type[models.Model], Holding] = {}
_traces: dict[str, Trace] = {}
_needs: dict[tuple[type[models.Model], str], Need] = {}
_nameless: dict[type[models.Model], str] = {}


def hold(*holdings: Holding) -> None:
    """Make tables known, those that point at others first; the same table again replaces it."""
    _holdings.update({holding.model: holding for holding in holdings})


def leave_no(name: str, trace: Trace) -> None:
    """Make known how what points at nobody is found and forgotten; ``name`` says what it is."""
    _traces[name] = trace


def need_account(*needs: Need) -> None:
    """Make known for what else accounts are needed."""
    _needs.update({(need.model, need.field): need for need in needs})


def names_nobody(model: type[models.Model], why: str) -> None:
    """Say that a table that points at a registered one says nothing of a person."""
    _nameless[model] = why


def holdings() -> list[Holding]:
    """The tables with rows about people, in the order in which they are forgotten."""
    return list(_holdings.values())


def needs() -> list[Need]:
    """What else accounts are needed for."""
    return list(_needs.values())


def nameless() -> set[type[models.Model]]:
    """Tables that are known to say nothing of a person."""
    return set(_nameless)


def forget(people: People) -> None:
    """Leave nothing of ``people`` anywhere, in a number of statements that does not grow."""
    for trace in _traces.values():
        trace(people)
    for holding in _holdings.values():
        holding.forget(people)


def accounts_that_go(users: Iterable[int], participants: Collection[int]) -> set[int]:
    """Those of ``users`` (ids) that nothing is left for once ``participants`` are erased."""
    going = set(users)
    for need in _needs.values():
        if going:
            going -= set(need.among(going, participants))
    return going
