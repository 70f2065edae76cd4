"""Where somebody is told that certificates say something else than the attendance does now."""

from __future__ import annotations

from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from attendance.certificates.differing import differing
from attendance.models.certificate import CertificateQuerySet
from programmes.models import Programme

# In the address of the table: those that ``differing`` finds.
FILTER, DIFFERS = "problem", "differs"


def differing_words(number: int) -> str:
    """How many there are, and what to do."""
    words = ngettext(
        "%(number)d certificate says something else than the attendance does now: revoke it, or "
        "write it again.",
        "%(number)d certificates say something else than the attendance does now: revoke them, or "
        "write them again.",
        number,
    )
    return words % {"number": number}


def differing_link(certificates: CertificateQuerySet, programme: Programme) -> SafeString | None:
    """The sentence about those of ``certificates``, of one programme, and the way to them; None
    where all say what is written.
    """
    number = len(differing(certificates))
    if not number:
        return None
    filters = urlencode({FILTER: DIFFERS, "programme": str(programme.pk)})
    address = f"{reverse('admin:attendance_certificate_changelist')}?{filters}"
    words = _("See which")
    return format_html('{} <a href="{}">{}</a>', differing_words(number), address, words)
