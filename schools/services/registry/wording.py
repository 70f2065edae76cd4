"""The faults of the registry in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from schools.registry.rows import Fault, Oddity

REFUSALS: dict[Fault, StrPromise] = {
    Fault.NOT_TEXT: _("%(file)s is not a file of the school registry: it is not CSV in UTF-8."),
    Fault.NO_CODE_COLUMN: _(
        "%(file)s is not a file of the school registry: it has no column CODICESCUOLA."
    ),
    Fault.NO_FACT_COLUMN: _(
        "%(file)s is not a file of the school registry: beside the code it has none of its columns."
    ),
    Fault.NO_YEAR: _("%(file)s does not say of which school year it is."),
    Fault.NO_ROWS: _("%(file)s has no school in it."),
}
REASONS: dict[Fault, StrPromise] = {
    Fault.LENGTH: _("The row has more or fewer values than the file has columns."),
    Fault.CODE: _("The code is not a ministerial code: two letters, then eight letters or digits."),
    Fault.NAME: _("The school is new and has no name."),
    Fault.YEAR: _("The row is of another school year than the file."),
    Fault.TWICE: _("The code stands in the file before."),
    Fault.ELSEWHERE: _("Another file of the same school year has this code."),
}
ODDITIES: dict[Oddity, StrPromise] = {
    Oddity.KIND: _("Level or track not known: the table has no such kind."),
    Oddity.POSTAL_CODE: _("Not a postal code."),
    Oddity.EMAIL: _("Not an email address."),
    Oddity.PEC: _("Not a certified email address."),
    Oddity.WEBSITE: _("Not a website."),
    Oddity.MUNICIPALITY: _("A municipality that the portal does not know."),
    Oddity.INSTITUTE: _("An institute that the registry does not have."),
}
