"""How an operation says no."""

from __future__ import annotations

from django.utils.functional import Promise


class DomainError(Exception):
    """A refusal, with a sentence for the person at the screen.

    Edges (views, admin, tasks, commands) catch this and nothing wider.
    """

    def __init__(self, message: str | Promise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)
