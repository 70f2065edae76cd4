"""Reading a history in words: who did what, when, and what stood there before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Field, ForeignKey, Model, Q
from django.utils.translation import gettext_lazy as _
from pghistory.core import event_models
from pghistory.models import Events, EventsQuerySet

from core.history.values import in_words

VERBS = {"insert": _("Made"), "update": _("Changed"), "delete": _("Deleted")}
# Of a many-to-many field: its rows are not things but links between two.
LINK_VERBS = {"insert": _("Added"), "update": _("Changed"), "delete": _("Removed")}
Names = Mapping[type[Model], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One field, before and after, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened. ``who`` is empty for the portal's own work.

    ``thing`` is what it happened to: empty for the object itself, else the kind of its part.
    """

    at: datetime
    who: str
    verb: str
    thing: str
    changes: Sequence[Change]


def history_of(obj: Model, parts: Iterable[type[Model]] = ()) -> EventsQuerySet:
    """Everything that happened to ``obj`` and to its ``parts``, newest first.

    ``parts`` are models with a foreign key to that of ``obj``; the links of its many-to-many
    fields are parts too, without being named.
    """
    own = obj._meta.concrete_model
    assert own is not None  # noqa: S101 # only an abstract class has none, and no rows
    links = {field.remote_field.through for field in obj._meta.many_to_many}
    wanted = {own, *parts, *links}
    across = [kept for kept in event_models() if _model_of(kept)._meta.concrete_model in wanted]
    rows: EventsQuerySet = Events.objects.references(obj).across(*across)  # type: ignore[no-untyped-call]
    # A row may point at another of its own kind: that one's history is not hers.
    of_own_kind = Q(pgh_obj_model=own._meta.label)
    mine = rows.filter(~of_own_kind | Q(pgh_obj_id=str(obj.pk)))
    ordered: EventsQuerySet = mine.order_by("-pgh_created_at", "-pgh_id")
    return ordered


def entries(rows: Sequence[Events], *, of: Model) -> list[Entry]:
    """``rows`` of the history of the object ``of`` in words."""
    people = _people(rows)
    names = _names(rows)
    return [_entry(row, of, people, names) for row in rows]


def _entry(row: Events, of: Model, people: Mapping[int, str], names: Names) -> Entry:
    model = _model_of(apps.get_model(row.pgh_model))
    is_link = bool(model._meta.proxy)
    is_part = model._meta.concrete_model is not of._meta.concrete_model
    verbs = LINK_VERBS if is_link else VERBS
    return Entry(
        at=row.pgh_created_at,
        who=people.get(_user(row) or 0, ""),
        verb=str(verbs[row.pgh_label]),
        thing=_thing(row, model, of, names) if is_part else "",
        changes=[_change(model, *pair, names=names) for pair in (row.pgh_diff or {}).items()],
    )


def _thing(row: Events, model: type[Model], of: Model, names: Names) -> str:
    """The kind of a part, and what else it points at: "partnership: Politecnico"."""
    kind = str(model._meta.verbose_name)
    own = of._meta.concrete_model
    others = [f for f in _foreign_keys(model) if f.related_model is not own]
    named = [names[_target(f)].get(str(row.pgh_data[f.column]), "") for f in others]
    which = ", ".join(filter(None, named))
    return f"{kind}: {which}" if which else kind


def _change(model: type[Model], column: str, values: Sequence[Any], *, names: Names) -> Change:
    field = _field(model, column)
    before, after = (_value(field, value, names) for value in values)
    return Change(str(field.verbose_name), before, after)


def _value(field: Field[Any, Any], value: Any, names: Names) -> str:
    if isinstance(field, ForeignKey) and value is not None:
        # The row may be gone since: its number is all that is left.
        return names[_target(field)].get(str(value), f"#{value}")
    return in_words(field, value)


def _people(rows: Sequence[Events]) -> dict[int, str]:
    users = {_user(row) for row in rows} - {None}
    return {user.pk: str(user) for user in get_user_model()._default_manager.filter(pk__in=users)}


def _names(rows: Sequence[Events]) -> Names:
    """What the foreign keys of ``rows`` point at, in one query for each table."""
    wanted: dict[type[Model], set[Any]] = defaultdict(set)
    for row in rows:
        for field in _foreign_keys(_model_of(apps.get_model(row.pgh_model))):
            before, after = (row.pgh_diff or {}).get(field.column, (None, None))
            wanted[_target(field)] |= {before, after, row.pgh_data.get(field.column)} - {None}
    return {
        model: {str(obj.pk): str(obj) for obj in model._default_manager.filter(pk__in=keys)}
        for model, keys in wanted.items()
    }


def _user(row: Events) -> int | None:
    user: int | None = (row.pgh_context or {}).get("user")
    return user


def _model_of(kept: type[Model]) -> type[Model]:
    """The model whose history ``kept`` is."""
    model: type[Model] = kept.pgh_tracked_model  # type: ignore[attr-defined]
    return model


def _foreign_keys(model: type[Model]) -> list[ForeignKey[Any, Any]]:
    return [field for field in model._meta.fields if isinstance(field, ForeignKey)]


def _target(field: ForeignKey[Any, Any]) -> type[Model]:
    target = field.related_model
    assert isinstance(target, type)  # noqa: S101 # models are loaded
    return target


def _field(model: type[Model], column: str) -> Field[Any, Any]:
    return next(field for field in model._meta.fields if field.column == column)
