"""All that is wrong with a row of a sheet, said at once."""

from __future__ import annotations

from django.core.exceptions import ValidationError


class Faults:
    """Gathers what each step of understanding a row refuses, by the attributes of columns."""

    def __init__(self) -> None:
        self.found: dict[str, list[str]] = {}

    def add(self, attribute: str, words: str) -> None:
        sentences = self.found.setdefault(attribute, [])
        if words not in sentences:
            sentences.append(words)

    def take(self, error: ValidationError) -> None:
        """Keep what was refused, to go on looking for more."""
        for attribute, sentences in error.message_dict.items():
            for words in sentences:
                self.add(attribute, words)

    def refuse(self) -> None:
        """Refuse the row if anything was found.

        Raises:
            ValidationError: all of it, by column.
        """
        if self.found:
            raise ValidationError(dict(self.found))
