"""Cells as people write them, and as we write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from exchange import widgets
from partners.models import Organisation
from programmes.enums import Colour
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.usefixtures("in_english")

NUMBER, WHOLE = widgets.DecimalNumber(), widgets.WholeNumber()
DAY, CLOCK, MOMENT = widgets.Date(), widgets.Time(), widgets.DateTime()
MARCH = date(2026, 3, 12)
AT_NINE = datetime(2026, 3, 12, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("widget", "cell", "value"),
    [
        (widgets.Text(), "  Ada \u200b\t Rossi ", "Ada Rossi"),
        (widgets.Text(), None, ""),
        (widgets.Text(), 50123.0, "50123"),
        (widgets.Text(), 50123, "50123"),
        (widgets.Text(lines=True), " a \r\n b\n\n", "a\nb"),
        (NUMBER, "12,50", Decimal("12.50")),
        (NUMBER, "12.50", Decimal("12.50")),
        (NUMBER, "1.234,5", Decimal("1234.5")),
        (NUMBER, "1,234.5", Decimal("1234.5")),
        (NUMBER, "1.234.567", Decimal(1234567)),
        (NUMBER, "€ 10", Decimal(10)),
        (NUMBER, "-3", Decimal(-3)),
        (NUMBER, 1.5, Decimal("1.5")),
        (NUMBER, " ", None),
        (WHOLE, "25", 25),
        (WHOLE, "1.200", 1200),
        (WHOLE, 25.0, 25),
        (DAY, "12/03/2026", MARCH),
        (DAY, "12.3.2026", MARCH),
        (DAY, "2026-03-12", MARCH),
        (DAY, "2026-03-12 00:00:00", MARCH),
        (DAY, datetime.fromisoformat("2026-03-12 09:30"), MARCH),
        (DAY, MARCH, MARCH),
        (CLOCK, "9:30", time(9, 30)),
        (CLOCK, "9.30", time(9, 30)),
        (CLOCK, "09:30:00", time(9, 30)),
        (CLOCK, "9", time(9)),
        (CLOCK, time(9, 30, 0, 5), time(9, 30)),
        (CLOCK, 0.3958333333, time(9, 30)),
        (MOMENT, "12/03/2026 9:30", AT_NINE),
        (MOMENT, "2026-03-12T09:30", AT_NINE),
        (MOMENT, "2026-03-12T08:30:00Z", AT_NINE),
        (MOMENT, datetime.fromisoformat("2026-03-12 09:30"), AT_NINE),
        (widgets.YesNo(), "Sì", True),
        (widgets.YesNo(), "x", True),
        (widgets.YesNo(), 1, True),
        (widgets.YesNo(), "NO", False),
        (widgets.YesNo(), "", None),
        (widgets.Choice(Colour), Colour.BLUE.value, Colour.BLUE),
        (widgets.Choice(Colour), "BLU", Colour.BLUE),
        (widgets.Choice(Colour), "Blue", Colour.BLUE),
        (widgets.Choices(Colour), "viola; Blue,", [Colour.BLUE, Colour.PURPLE]),
    ],
)
def test_a_cell_is_read(widget, cell, value):
    assert widget.clean(cell) == value


@pytest.mark.parametrize(
    ("widget", "cell", "words"),
    [
        (NUMBER, "dodici", "“dodici” is not a number: write it like 12 or 12,50."),
        (NUMBER, "1e9", "“1e9” is not a number: write it like 12 or 12,50."),
        (NUMBER, "٣", "“٣” is not a number: write it like 12 or 12,50."),
        (WHOLE, "2,5", "“2,5” is not a whole number: write it like 25."),
        (WHOLE, "9" * 50, f"“{'9' * 50}” is not a whole number: write it like 25."),
        (DAY, "12/03/26", "“12/03/26” is not a date: write it like 12/03/2026 or 2026-03-12."),
        (DAY, "30/02/2026", "“30/02/2026” is a day that does not exist."),
        (CLOCK, "25:00", "“25:00” is not a time: write it like 9:30."),
        (CLOCK, "mattina", "“mattina” is not a time: write it like 9:30."),
        (MOMENT, "12/03/2026", "“12/03/2026” has no time: write it like 12/03/2026 9:30."),
        (MOMENT, "2026T", "“2026T” is not a moment: write it like 12/03/2026 9:30."),
        (widgets.YesNo(), "forse", "“forse” is neither yes nor no."),
        (widgets.Text(), "x" * 40_000, "This text is too long."),
    ],
)
def test_a_cell_that_cannot_be_read_says_how_to_write_it(widget, cell, words):
    with pytest.raises(ValueError, match=r"^") as refused:
        widget.clean(cell)

    assert str(refused.value) == words


def test_a_choice_says_what_there_is():
    with pytest.raises(ValueError, match=r"^“mauve” is none of these: "):
        widgets.Choice(Colour).clean("mauve")


@pytest.mark.parametrize(
    ("widget", "value", "cell"),
    [
        (NUMBER, Decimal("12.5"), Decimal("12.5")),
        (DAY, AT_NINE, MARCH),
        (CLOCK, AT_NINE, time(9, 30)),
        (MOMENT, AT_NINE, datetime.fromisoformat("2026-03-12 09:30")),
        (widgets.YesNo(), True, "yes"),
        (widgets.YesNo(), None, None),
        (widgets.Choice(Colour), Colour.BLUE, "Blue"),
        (widgets.Choice(Colour), "", None),
        (widgets.Choices(Colour), [Colour.BLUE, Colour.PURPLE], "Blue, Purple"),
        (widgets.Text(), None, None),
    ],
)
def test_a_value_is_written(widget, value, cell):
    assert widget.cell(value) == cell


@pytest.fixture
def reference(db):
    widget = widgets.Reference(lambda _sheet: Organisation.objects.all(), by=["slug", "name"])
    widget.resource = None
    return widget


def test_a_reference_is_found_by_any_of_its_names(reference):
    museum = OrganisationFactory(name="Museo è Scienza", slug="museo")

    assert reference.clean("MUSEO") == museum
    assert reference.clean("museo e scienza") == museum
    assert reference.clean("") is None


def test_a_reference_that_is_unknown_or_not_clear_is_refused(reference):
    OrganisationFactory.create_batch(2, name="Museo")

    with pytest.raises(ValueError, match=r"^“Museo” is the name of more than one: write its code"):
        reference.clean("Museo")
    with pytest.raises(ValueError, match=r"^“Zoo” is not known here"):
        reference.clean("Zoo")


def test_references_of_many_rows_are_found_at_once(reference, django_assert_num_queries):
    organisations = OrganisationFactory.create_batch(3)

    with django_assert_num_queries(3):
        reference.prepare([one.slug for one in organisations] + ["none"])
        found = [reference.clean(one.slug) for one in organisations]

    assert found == organisations


def test_several_references_stand_in_one_cell(db):
    widget = widgets.References(lambda _sheet: Organisation.objects.all(), by="slug")
    widget.resource = None
    organisations = OrganisationFactory.create_batch(2)
    cell = ", ".join(one.slug for one in organisations)

    assert widget.clean(cell) == organisations
    assert widget.cell(organisations) == cell
