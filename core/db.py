"""What PostgreSQL can do that Django has no name for."""

from __future__ import annotations

from django.db.models import CharField, Func


class Plain(Func):
    """Lower case without accents: the form in which names are compared and sorted.

    Sorting by code point puts "Èva" after "Zoe"; sorting by ``Plain`` does not. The function is
    made by ``core/migrations/0001_postgresql.py``.
    """

    function = "plain"
    output_field = CharField()
