"""The faults of the archive in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from places.archive.reading import Fault

REASONS: dict[Fault, StrPromise] = {
    Fault.LENGTH: _("The row has more or fewer values than the file has columns."),
    Fault.CADASTRAL_CODE: _("The archive gives it no cadastral code."),
    Fault.ISTAT_CODE: _("Its ISTAT code is not six digits."),
    Fault.NAME: _("It has no name."),
    Fault.PROVINCE: _("Its province is not two capital letters."),
    Fault.REGION: _("Its region is not one of the archive’s."),
    Fault.STATE: _("Its state is neither A (active) nor C (ceased)."),
    Fault.CEASED_ON: _("It ceased, but the day is missing or is no date."),
    Fault.TWICE: _("The archive has it active twice."),
    Fault.ISTAT_TAKEN: _("Another active municipality has its ISTAT code."),
}
REFUSALS: dict[Fault, StrPromise] = {
    Fault.NOT_TEXT: _("%(file)s is not the archive of municipalities: it is not CSV in UTF-8."),
    Fault.NO_COLUMN: _(
        "%(file)s is not the archive of municipalities: it has no column %(detail)s."
    ),
    Fault.NO_ROWS: _("%(file)s has no municipality in it."),
}
