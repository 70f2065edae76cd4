"""What people ask of the list of events. A GET form: its address can be shared and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import LineField
from events.enums import Audience, EventKind, Format
from events.facets import Filters, Order
from places.models import Municipality
from programmes.models import Programme

ANYWHERE = "anywhere"
FORMATS = [(Format.IN_PERSON, _("In person")), (Format.ONLINE, _("Online"))]
ORDERS = [
    (Order.DATE, _("date")),
    (Order.PLACES, _("places left")),
    (Order.RELEVANCE, _("relevance")),
]
# The query parameters of the list: the fields below, and the page.
PARAMETERS = (
    "q", "audience", "programme", "kind", "place", "format", "since", "until", "free", "order",
    "page",
)  # fmt: skip


class DayField(forms.DateField):
    """A day, as browsers send it or as people write it."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"], **kwargs)

    def to_python(self, value: Any) -> date | None:
        try:
            return super().to_python(value)
        except forms.ValidationError:
            # What was typed is repeated: a date box shows nothing when it cannot read it.
            raise forms.ValidationError(
                _("“%(typed)s” is not a day of the calendar. Write it like 31/12/2026."),
                code="invalid",
                params={"typed": str(value).replace("\0", "")[:20]},
            ) from None


class ChosenField(forms.MultipleChoiceField):
    """Any number of choices; one that has gone is said, not passed over."""

    widget = forms.CheckboxSelectMultiple
    default_error_messages = {"invalid_choice": _("A choice is not there any more: choose again.")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)


class SearchForm(forms.Form):
    """The words to look for."""

    q = LineField(max_length=100, required=False, label=_("Search"))


class FilterForm(SearchForm):
    """The filters of the list. What is not valid is said beside its field and left out."""

    audience = ChosenField(label=_("Who is it for?"), choices=Audience.choices)
    programme = ChosenField(label=_("Programme"))
    place = ChosenField(label=_("Where"))
    format = ChosenField(label=_("How"), choices=FORMATS)
    kind = ChosenField(label=_("Kind of activity"), choices=EventKind.choices)
    since = DayField(label=_("From"), required=False)
    until = DayField(label=_("To"), required=False)
    free = forms.BooleanField(label=_("Only with free places"), required=False)
    order = forms.ChoiceField(label=_("Sort by"), required=False, choices=ORDERS)

    def __init__(
        self,
        data: Any,
        *,
        programmes: Sequence[Programme],
        municipalities: Sequence[Municipality],
    ) -> None:
        super().__init__(data, auto_id="filter-%s")
        self.programmes = {programme.slug: programme for programme in programmes}
        self.municipalities = {place.istat_code: place for place in municipalities}
        self._choices("programme", [(slug, row.title) for slug, row in self.programmes.items()])
        places = [(code, row.name) for code, row in self.municipalities.items()]
        self._choices("place", [*places, (ANYWHERE, _("Anywhere"))])

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day comes before the first."))
        return self.cleaned_data

    def filters(self) -> Filters:
        """What was asked for, as far as it is valid."""
        self.is_valid()
        chosen = self.cleaned_data
        return Filters(
            audiences=frozenset(chosen.get("audience", [])),
            programmes=frozenset(self.programmes[s].pk for s in chosen.get("programme", [])),
            kinds=frozenset(chosen.get("kind", [])),
            places=frozenset(
                self.municipalities[code].pk for code in chosen.get("place", []) if code != ANYWHERE
            ),
            formats=frozenset(chosen.get("format", [])),
            since=chosen.get("since"),
            until=chosen.get("until"),
            only_free=chosen.get("free", False),
            text=chosen.get("q", ""),
        )

    def order_chosen(self) -> Order:
        """How to order: as chosen, else the best answers first when words were searched."""
        self.is_valid()
        if chosen := self.cleaned_data.get("order"):
            return Order(chosen)
        return Order.RELEVANCE if self.cleaned_data.get("q") else Order.DATE

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, ChosenField):
            field.choices = choices
