"""The tables in which the history of a model is kept."""

from __future__ import annotations

from django.db.models import Model
from pghistory.core import event_models


def histories_of(model: type[Model]) -> list[type[Model]]:
    """The models of the histories of ``model``: one, or none where it is not tracked."""
    return [kept for kept in event_models() if kept.pgh_tracked_model is model]  # type: ignore[attr-defined]
