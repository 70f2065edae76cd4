"""Certificates as PDFs to keep, made each time from the facts that were kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from attendance.certificates.wording import days_words, hours_of_words
from attendance.models import Certificate
from core.dates import date_words
from core.site import absolute
from documents.funders import paper_funders
from documents.qr import qr_code
from documents.typst import pdf
from programmes.models import Funding


def certificate_pdf(certificate: Certificate, fundings: Iterable[Funding]) -> bytes:
    """The certificate in the language in use, with who pays for its programme; the same each
    time.
    """
    data = certificate_data(certificate, fundings)
    return pdf("certificate", data, made_at=certificate.issued_at)


def certificates_pdf(certificates: Sequence[Certificate], fundings: Iterable[Funding]) -> bytes:
    """Certificates of one session, a page each, as one document in the language in use.

    At least one; it says that it was made when the last of them was issued.
    """
    title = _("Certificates of attendance")
    data = _document(certificates, fundings, title)
    return pdf("certificate", data, made_at=max(one.issued_at for one in certificates))


def certificate_data(certificate: Certificate, fundings: Iterable[Funding]) -> dict[str, Any]:
    """What ``documents/layouts/certificate.typ`` is given, in the language in use."""
    return _document([certificate], fundings, _("Certificate of attendance"))


def _document(
    certificates: Sequence[Certificate], fundings: Iterable[Funding], title: str
) -> dict[str, Any]:
    first = certificates[0]
    return {
        "title": title,
        "author": first.organisers or settings.SITE_NAME,
        "description": f"{title}: {first.event_title}",
        "language": get_language() or settings.LANGUAGE_CODE,
        "funders": paper_funders(fundings),
        "footer": " · ".join([settings.SITE_NAME, _without_scheme(settings.SITE_URL)]),
        "pages": [_page(one) for one in certificates],
    }


def _page(certificate: Certificate) -> dict[str, Any]:
    """What stands on the page of one."""
    address = absolute(reverse("certificates:show", args=[certificate.code]))
    return {
        "title": _("Certificate of attendance"),
        "opening": _("This is to certify that"),
        "name": certificate.full_name,
        "took_part": _("took part in"),
        "event": certificate.event_title,
        "programme": _("of the programme %(programme)s")
        % {"programme": certificate.programme_title},
        "facts": _facts(certificate),
        "qr": _drawn(address),
        "qr_words": _("QR code that opens the page on which this certificate is checked"),
        "check": _("Check here that this certificate is valid, with its code:"),
        "address": address,
        "address_words": _without_scheme(absolute(reverse("certificates:look_up"))),
        "code_label": _("Code"),
        "code": certificate.code,
    }


def _facts(certificate: Certificate) -> list[tuple[str, str]]:
    return [
        (_("When"), days_words(certificate)),
        (_("Hours attended"), hours_of_words(certificate.minutes, certificate.planned)),
        *([(_("Organised by"), certificate.organisers)] if certificate.organisers else []),
        (_("Issued on"), date_words(certificate.issued_at, with_year=True)),
    ]


def _drawn(address: str) -> str:
    """The QR code of an address as SVG."""
    code = qr_code(address)
    box = f'viewBox="0 0 {code.size} {code.size}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}><path d="{code.path}"/></svg>'


def _without_scheme(address: str) -> str:
    """An address as people type it."""
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/")
