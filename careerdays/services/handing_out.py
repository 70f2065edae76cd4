"""What hosts are given of whom they meet."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from careerdays.models import Encounter, Host
from careerdays.sheets import Given, host_sheet
from core.errors import DomainError
from documents.sheets import sheet_pdf
from jobs.models import ExportLog
from programmes.fundings import fundings_of


class NothingToHandOut(DomainError):
    """Timetables are not out, or the hosts are of several career days."""


@transaction.atomic
def host_lists(*, hosts: Sequence[Host], by: User) -> bytes:
    """The lists of ``hosts`` as one PDF, a page each; the log says who took them out (L11).

    Raises:
        NothingToHandOut: hosts of several career days, or of one that is not published.
        NotAgreed: no agreement lets any of their organisations be given anything. Where only
            some may not, the first page says which and why, and the others have their lists.
    """
    days = {host.career_day_id: host.career_day for host in hosts}
    if len(days) != 1:
        raise NothingToHandOut(_("Choose hosts of one career day."))
    career_day = hosts[0].career_day
    if career_day.published_at is None:
        raise NothingToHandOut(_("The timetables are not published yet."))
    given = Given.on(hosts, timezone.localdate())
    if not given.allowed:
        raise next(iter(given.refused.values()))
    content = sheet_pdf(host_sheet(hosts, given), fundings_of([career_day.event.programme]))
    hosts = [host for host in hosts if host.organisation in given.allowed]
    ExportLog.objects.create(
        user=by,
        table="careerdays.encounter",
        title=_("Lists for hosts"),
        rows=Encounter.objects.expected().filter(host__in=hosts).count(),
        format="pdf",
        filters="; ".join(host.name for host in hosts),
    )
    return content
