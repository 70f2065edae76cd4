"""The sheet of a table: the base of every resource that goes in or out.

An app declares the columns of its sheet in ``<app>/resources.py``::

    class SiteResource(SheetResource):
        organisation = Column(
            "organisation",
            it="Ente",
            en="Organisation",
            widget=Reference(
                lambda sheet: Organisation.objects.visible_to(sheet.user), by=["code", "name"]
            ),
            required=True,
            explanation=_("The organisation's code, or its name."),
            example="Museo della Scienza",
        )
        name = Column("name", it="Sede", en="Site", required=True, match="iexact")
        seats = Column("seats", it="Posti", en="Seats", widget=WholeNumber())

        class Meta:
            model = Site
            import_id_fields = ["organisation", "name"]  # the natural key, by declared names

        def get_queryset(self) -> QuerySet[Site]:
            return Site.objects.coordinated_by(self.user)

and registers it in ``AppConfig.ready()``::

    exchange.kinds.register(
        SheetKind(
            name="sites",
            title=_("Sites"),
            resource=SiteResource,
            permissions=["partners.add_site", "partners.change_site"],
            per_programme=False,
        )
    )

Then "Data in" offers it. What is not so simple is done in the hooks of django-import-export, which
this class keeps: ``before_import_row(row)`` (change the cells; keys are declared names),
``get_instance``, ``init_instance``, ``after_init_instance``, ``validate_instance``,
``do_instance_save`` (call a service instead of ``save``), ``after_save_instance``. All of them
refuse a row by raising ``DomainError``, or ``ValidationError`` with the attributes of columns as
keys. Rows are read in groups: ``prepare(rows)`` may look up at once what a group will need.

``self.user`` is who imports or exports, ``self.programme`` the programme chosen (None where the
kind has none, and in exports).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError
from django.db.models import Model, QuerySet
from import_export.resources import Resource
from import_export.results import RowResult

from accounts.models import User
from core.errors import DomainError
from exchange.columns import Column
from exchange.preambles import Preamble

Row = dict[str, Any]
# What one row may fail by. Anything else is a fault of the program, and ends the import.
OF_A_ROW = (DomainError, ValidationError, IntegrityError, DataError)


class Change:
    """What a row changes: for each column its text before and after."""

    def __init__(self, resource: SheetResource, instance: Model, new: bool) -> None:  # noqa: FBT001 # the library's
        self.before = {} if new else resource.texts(instance)
        self.after: dict[str, str] = {}

    def compare_with(self, resource: SheetResource, instance: Model | None) -> None:
        self.after = resource.texts(instance) if instance is not None else {}

    def as_html(self) -> list[list[str]]:
        """The library's name for what is shown: here no HTML, but column, old and new text."""
        return [
            [title, self.before.get(title, ""), text]
            for title, text in self.after.items()
            if text != self.before.get(title, "")
        ]


class NaturalKeyLoader:
    """Finds the row that a line of the sheet stands for, by its key columns."""

    def __init__(self, resource: SheetResource, dataset: object = None) -> None:
        self.resource = resource

    def get_instance(self, row: Row) -> Model | None:
        return self.resource.find(row)


class SheetResource(Resource):
    """See the module. Rows that change nothing are passed over; every row is validated in full."""

    fields: ClassVar[dict[str, Column]]
    # Whether two rows of a sheet may have the same natural key (else the second is refused).
    rows_may_repeat = False
    # Whether rows are only understood one by one, and written all together in ``finish``.
    writes_at_the_end = False

    class Meta:
        instance_loader_class = NaturalKeyLoader
        import_id_fields: Sequence[str] = ()
        skip_unchanged = True
        clean_model_instances = True

    def __init__(self, *, user: User, programme: Any = None) -> None:
        super().__init__()
        self.user, self.programme = user, programme
        # Sentences to show beside what the sheet changes; they stop nothing.
        self.remarks: list[str] = []
        for column in self.fields.values():
            column.bind(self)

    # --- what a resource says of itself ----------------------------------------------------------
    def get_queryset(self) -> QuerySet[Any]:
        """The rows that ``self.user`` may change here: nobody else's is ever found or shown."""
        raise NotImplementedError

    def optimised(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """``rows`` with what the columns read of others (``select_related``), for an export."""
        return rows

    def preamble(self, rows: QuerySet[Any]) -> Preamble:
        """What stands above the headings of an export of ``rows``."""
        return Preamble()

    def prepare(self, rows: Sequence[Row]) -> None:
        """Called with a group of rows before they are imported one by one.

        Here references are looked up at once. Whoever overrides it calls it as well.
        """
        for column in self.import_columns:
            column.widget.prepare([row.get(column.column_name) for row in rows])

    def finish(self) -> Mapping[int, str]:
        """Called after the last row: write here what is better written for many rows at once.

        Says why rows cannot stand, by their ``row_number``. Locks are best taken here, where they
        are held no longer than it takes to write.
        """
        return {}

    @classmethod
    def get_diff_class(cls) -> type[Change]:
        return Change

    # --- columns ---------------------------------------------------------------------------------
    @property
    def import_columns(self) -> list[Column]:
        """The columns that are read, in their order."""
        return [column for column in self.get_import_fields() if not column.readonly]

    @property
    def export_columns(self) -> list[Column]:
        """The columns that are written, in their order."""
        columns: list[Column] = self.get_export_fields()
        return columns

    def texts(self, instance: Model) -> dict[str, str]:
        """What the columns that are read show of ``instance``, by their titles."""
        return {column.title: column.export(instance) for column in self.import_columns}

    def cells(self, rows: QuerySet[Any]) -> dict[Any, list[Any]]:
        """What is written for each of ``rows``, by primary key.

        Where every column is a field, a path of fields or an annotation, no instances are made.
        """
        rows, columns = self.optimised(rows), self.export_columns
        if not all(column.is_plain_in(rows) for column in columns):
            return {row.pk: [column.cell(row) for column in columns] for row in rows}
        paths = list(dict.fromkeys(str(column.attribute) for column in columns))
        write = [(paths.index(str(one.attribute)) + 1, one.widget.cell) for one in columns]
        values = rows.values_list("pk", *paths)
        return {row[0]: [cell(row[place]) for place, cell in write] for row in values}

    # --- rows ------------------------------------------------------------------------------------
    def find(self, row: Row) -> Model | None:
        """The row of the table with the natural key of ``row``, among those of ``get_queryset``."""
        keys = [self.fields[name] for name in self.get_import_id_fields()]
        wanted: dict[str, Any] = {}
        for column in keys:
            value = column.clean(row)
            match = "exact" if isinstance(value, Model) else column.match
            wanted[f"{column.attribute}__{match}"] = value
        if not wanted:
            return None
        found: Model | None = self.get_queryset().filter(**wanted).first()
        return found

    def init_instance(self, row: Row | None = None) -> Model:
        """A new row; of the programme chosen, where the table has one."""
        instance: Model = self._meta.model()
        if self.programme is not None and hasattr(type(instance), "programme"):
            instance.programme = self.programme  # type: ignore[attr-defined]
        return instance

    def get_instance(self, instance_loader: NaturalKeyLoader, row: Row) -> Model | None:
        """None also where the key cannot be read: the columns then say why."""
        try:
            instance: Model | None = super().get_instance(instance_loader, row)
        except ValueError:
            return None
        return instance

    def import_row(self, row: Row, instance_loader: Any, **kwargs: Any) -> RowResult:
        result = super().import_row(row, instance_loader, **kwargs)
        for fault in result.errors:
            if not isinstance(fault.error, OF_A_ROW):
                raise fault.error
        return result

    def column_of(self, attribute: str) -> Column | None:
        """The column that writes ``attribute`` of the model, if one does."""
        by_attribute: Mapping[str, Column] = {
            str(column.attribute): column for column in self.import_columns
        }
        return by_attribute.get(attribute)
