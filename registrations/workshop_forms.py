"""Which workshops the pupils of a class want: numbers instead of names, plain lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from registrations.workshops import Workshop, choice_label, most_choices


class WishesForm(forms.Form):
    """Each pupil's choices, best first. One that is left empty says nothing: the next moves up."""

    def __init__(self, *args: Any, workshops: Sequence[Workshop], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.titles = {workshop.number: workshop.title for workshop in workshops}
        self.numbers = {workshop.key: workshop.number for workshop in workshops}
        self.pupils = range(1, sum(workshop.pupils for workshop in workshops) + 1)
        self.ranks = range(1, most_choices(workshops) + 1)
        for pupil in self.pupils:
            for rank in self.ranks:
                self.fields[_name(pupil, rank)] = self._wish(pupil, rank)

    def _wish(self, pupil: int, rank: int) -> forms.TypedChoiceField:
        words = _("No. %(number)d: choose a workshop of the list, or none.")
        return forms.TypedChoiceField(
            label=choice_label(rank),
            choices=[
                ("", _("No choice")),
                *((key, self.titles[number]) for key, number in self.numbers.items()),
            ],
            coerce=self.numbers.__getitem__,
            empty_value=None,
            required=False,
            error_messages={"invalid_choice": words % {"number": pupil}},
        )

    def rows(self) -> Iterator[tuple[int, list[BoundField]]]:
        """The number of each pupil and the fields of her choices."""
        for pupil in self.pupils:
            yield pupil, [self[_name(pupil, rank)] for rank in self.ranks]

    @property
    def wishes(self) -> dict[int, tuple[int, ...]]:
        """Numbers of workshops by number of pupil, best first."""
        return {pupil: tuple(wish for _rank, wish in self._chosen(pupil)) for pupil in self.pupils}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for pupil in self.pupils:
            self._refuse_twice(pupil)
        return cleaned

    def _refuse_twice(self, pupil: int) -> None:
        seen: dict[int, int] = {}
        for rank, wish in list(self._chosen(pupil)):
            if wish in seen:
                words = _("No. %(number)d: “%(workshop)s” is already the %(choice)s.")
                facts = {
                    "number": pupil,
                    "workshop": self.titles[wish],
                    "choice": choice_label(seen[wish]).lower(),
                }
                self.add_error(_name(pupil, rank), words % facts)
            seen.setdefault(wish, rank)

    def _chosen(self, pupil: int) -> Iterator[tuple[int, int]]:
        for rank in self.ranks:
            if wish := self.cleaned_data.get(_name(pupil, rank)):
                yield rank, wish


def _name(pupil: int, rank: int) -> str:
    return f"wish_{pupil}_{rank}"
