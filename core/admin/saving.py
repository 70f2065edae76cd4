"""Saving from a form what the form changed."""

from __future__ import annotations

from typing import TypeVar

from django import forms

from core.models import TimeStampedModel

M = TypeVar("M", bound=TimeStampedModel)


def save_changed(obj: M, form: forms.ModelForm[M]) -> None:
    """Write the columns of ``obj`` that were changed on ``form``, and no other.

    The rest was read before the form was checked: writing it again would undo what a colleague
    did in between, such as calling an event off.
    """
    columns = {field.name for field in obj._meta.concrete_fields}
    changed = [name for name in form.changed_data if name in columns]
    obj.save(update_fields=[*changed, "updated_at"])
