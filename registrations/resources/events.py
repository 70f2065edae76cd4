"""A whole month of events from one sheet: what each row does to its event and its session.

New events are drafts: no sheet publishes anything. What people were told of (dates, place, seats)
changes by the operations that tell them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DataError, IntegrityError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from import_export.results import RowResult

from core.errors import DomainError
from documents.funders import preamble
from events.models import Event, Session
from exchange.names import folded
from exchange.preambles import Preamble
from exchange.resources import Row
from exchange.widgets.base import as_text
from programmes.models import Programme
from registrations.models import Registration
from registrations.resources.event_columns import OF_EVENT, OF_THE_EVENT, EventColumns
from registrations.resources.event_rows import event_named, session_named, write_adults, write_event
from registrations.resources.session_rows import write_session
from registrations.services.seats import lock_participants, lock_sessions

TEXT = dict[str, str]


class EventResource(EventColumns):
    """See ``EventColumns``. An empty cell leaves what is there."""

    class Meta:
        model = Session
        import_id_fields = ["event_code"]

    programme: Programme
    rows_may_repeat = True

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        # The event of the row above; what was said of each event, and in which row; the rows of
        # each event in the group; the row of each session.
        self.above: int | None = None
        self.said: dict[tuple[int, str], tuple[str, int]] = {}
        self.rows_of: Counter[str] = Counter()
        self.seen: dict[int, int] = {}
        self.holds_sessions = False

    # --- going out -------------------------------------------------------------------------------
    def get_queryset(self) -> QuerySet[Session]:
        hers = Event.objects.coordinated_by(self.user)
        return self.optimised(Session.objects.filter(event__in=hers))

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        return rows.select_related(
            "event__phase", "event__site__organisation", "room"
        ).prefetch_related("occurrences", "event__hosts", "event__professionals")

    def preamble(self, rows: QuerySet[Any]) -> Preamble:
        programmes = rows.order_by().values("event__programme")
        return preamble(Programme.objects.filter(pk__in=programmes))

    # --- coming in -------------------------------------------------------------------------------
    def prepare(self, rows: Sequence[Row]) -> None:
        """How many rows each event has: one alone is of its only session, also when it moves."""
        super().prepare(rows)
        name = ""
        for row in rows:
            name = _event_name(row) or name
            self.rows_of[name] += 1

    def import_row(self, row: Row, instance_loader: Any, **kwargs: Any) -> RowResult:
        result = RowResult()
        try:
            self._bring_in(row, result, number=kwargs["row_number"])
        except ValidationError as error:
            _refuse(result, error)
        except DomainError as error:
            _refuse(result, ValidationError({NON_FIELD_ERRORS: str(error)}))
        except (IntegrityError, DataError):
            words = _("This row contradicts another one that is there already.")
            _refuse(result, ValidationError({NON_FIELD_ERRORS: words}))
        if result.validation_error is not None:
            # What the row wrote and locked is taken back.
            self.above, self.holds_sessions = None, False
        return result

    def hold_sessions(self) -> None:
        """Lock the programme's sessions, and who is in them, before the first change of a row.

        Rows come in any order and locks are taken in one (docs/concurrency.md).
        """
        if not self.holds_sessions:
            sessions = Session.objects.filter(event__programme=self.programme)
            held = lock_sessions(list(sessions.values_list("pk", flat=True)))
            inside = Registration.objects.filter(session__in=held).active().order_by()
            lock_participants(set(inside.values_list("participant", flat=True)))
            self.holds_sessions = True

    def _bring_in(self, row: Row, result: RowResult, *, number: int) -> None:
        cells = self._cells(row)
        event = event_named(self.programme, cells, above=self.above)
        is_alone = self.rows_of[_event_name(row)] == 1
        session = None
        if not event._state.adding:
            self._refuse_contradictions(event, row, number=number)
            session = session_named(event, cells, is_alone=is_alone)
        before = {} if event._state.adding else self._texts(event, session)
        asked_before = event.regular_contact
        is_new = event._state.adding
        event = write_event(event, cells, self)
        if is_new:
            self._refuse_contradictions(event, row, number=number)
        was_there = session is not None
        session = write_session(event, session, cells, self, number=number)
        write_adults(event, cells, self, asked_before=asked_before)
        self._refuse_second(session, number)
        self.above = event.pk
        self._say(result, before, event, session, was_there=was_there)

    def _say(
        self,
        result: RowResult,
        before: TEXT,
        event: Event,
        session: Session | None,
        *,
        was_there: bool,
    ) -> None:
        """What the row did is what differs afterwards."""
        fresh = Event.objects.get(pk=event.pk)
        after = self._texts(fresh, Session.objects.get(pk=session.pk) if session else None)
        result.object_repr = str(session or fresh)
        result.diff = [
            [title, before.get(title, ""), text]
            for title, text in after.items()
            if text != before.get(title, "")
        ]
        is_new = not before or (session is not None and not was_there)
        result.import_type = RowResult.IMPORT_TYPE_NEW if is_new else RowResult.IMPORT_TYPE_UPDATE
        if not result.diff:
            result.import_type = RowResult.IMPORT_TYPE_SKIP

    def _texts(self, event: Event, session: Session | None) -> TEXT:
        """What the columns show; of an event without a session, those that are the event's."""
        shown = session or Session(event=event)
        return {
            column.title: column.export(shown)
            for column in self.import_columns
            if column.attribute != "key"
            and (session is not None or str(column.attribute).startswith(OF_THE_EVENT))
        }

    def _cells(self, row: Row) -> dict[str, Any]:
        """The cells that say something.

        Raises:
            ValidationError: all that is wrong with them, by column.
        """
        cells: dict[str, Any] = {}
        errors: dict[str, str] = {}
        for column in self.import_columns:
            name = str(column.column_name)
            try:
                value = column.clean(row) if name in row else None
            except ValueError as error:
                errors[str(column.attribute)] = str(error)
            else:
                if value not in (None, "", []):
                    cells[name] = value
        if errors:
            raise ValidationError(errors)
        return cells

    def _refuse_contradictions(self, event: Event, row: Row, *, number: int) -> None:
        """Rows of one event say the same of it, or nothing."""
        errors = {}
        for name in OF_EVENT & row.keys():
            text = as_text(row[name], lines=True)
            first, at = self.said.setdefault((event.pk, name), (text, number))
            if text and first and folded(first) != folded(text):
                words = _("Row %(row)d says something else of the same event.")
                errors[str(self.fields[name].attribute)] = words % {"row": at}
            elif text and not first:
                self.said[event.pk, name] = text, number
        if errors:
            raise ValidationError(errors)

    def _refuse_second(self, session: Session | None, number: int) -> None:
        if session is None:
            return
        first = self.seen.setdefault(session.pk, number)
        if first != number:
            words = _("Row %(row)d is about the same session.")
            raise ValidationError({NON_FIELD_ERRORS: words % {"row": first}})


def _event_name(row: Row) -> str:
    return folded(as_text(row.get("event_code")) or as_text(row.get("title")))


def _refuse(result: RowResult, error: ValidationError) -> None:
    result.import_type = RowResult.IMPORT_TYPE_INVALID
    result.validation_error = error
