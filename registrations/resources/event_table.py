"""The table of events as it goes out: the columns that are the event's, one row for each."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from documents.funders import preamble
from events.models import Event
from exchange.preambles import Preamble
from programmes.models import Programme
from registrations.resources.event_columns import OF_THE_EVENT, EventColumns


class EventTableResource(EventColumns):
    """Comes back through the sheet of events: a row without dates is of the event alone."""

    class Meta:
        model = Event
        import_id_fields = ["event_code"]

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        for name, column in list(self.fields.items()):
            if str(column.attribute).startswith(OF_THE_EVENT):
                column.attribute = str(column.attribute).removeprefix(OF_THE_EVENT)
            else:
                del self.fields[name]

    def get_queryset(self) -> QuerySet[Event]:
        return self.optimised(Event.objects.coordinated_by(self.user))

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        told = rows.select_related("phase", "site__organisation")
        return told.prefetch_related("hosts", "professionals")

    def preamble(self, rows: QuerySet[Any]) -> Preamble:
        programmes = rows.order_by().values("programme")
        return preamble(Programme.objects.filter(pk__in=programmes))
