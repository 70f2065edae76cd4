"""What every table of the desk has in common, without domain words."""

from __future__ import annotations

from core.admin.asking import act_on_each, ask_first, is_confirmed
from core.admin.desk import DeskAdmin
from core.admin.nothing_to_type import NothingToType
from core.admin.row_actions import RowActions, row_url
from core.admin.saving import save_changed
from core.admin.scoping import NoDeletion, ScopedChoices
from core.admin.searching import keep_words, words_kept

__all__ = [
    "DeskAdmin",
    "NoDeletion",
    "NothingToType",
    "RowActions",
    "ScopedChoices",
    "act_on_each",
    "ask_first",
    "is_confirmed",
    "keep_words",
    "row_url",
    "save_changed",
    "words_kept",
]
