"""What changed, when, and by whom: written by the database, so that no way round it exists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import pghistory
import pgtrigger
from django.db import models

M = TypeVar("M", bound=type[models.Model])

# Times that change with every save say nothing; columns that PostgreSQL computes say it twice.
NEVER_KEPT = ("updated_at", "search_vector", "search_text")


def tracked(
    *, exclude: Sequence[str] = (), level: pgtrigger.Level = pghistory.Row
) -> Callable[[M], M]:
    """Keep the history of a model: each row made, changed or deleted, with who did it.

    Triggers write it (``<Model>History``), so bulk and raw statements are caught too. ``exclude``
    names the columns that machines change, such as counters. ``level`` is ``pghistory.Statement``
    where whole tables are written at once. Who did it is the ``user`` of the context that
    ``core.middleware.HistoryMiddleware`` and the jobs set; None is the portal's own work. On
    a proxy of the table of a many-to-many field it keeps what was linked and unlinked.
    """

    def track(model: M) -> M:
        meta = model._meta
        names = {field.name for field in meta.fields}
        left_out = [name for name in (*NEVER_KEPT, *exclude) if name in names]
        # The stubs do not know that None means "without".
        without: dict[str, Any] = {"context_id_field": None}
        if meta.proxy:
            without["obj_field"] = None
        tracked_model: M = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            exclude=left_out,
            model_name=f"{model.__name__}History",
            meta={
                "verbose_name": meta.verbose_name,
                "verbose_name_plural": meta.verbose_name_plural,
            },
            level=level,
            **without,
        )(model)
        return tracked_model

    return track
