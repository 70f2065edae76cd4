"""A person's certificate: taken from her ticket, and kept as a file."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.enums import Language
from attendance.certificate_access import certificate_to_keep
from attendance.certificates.paper import certificate_pdf
from attendance.services import issue_certificate
from core.errors import DomainError
from documents.typst import PDF_TYPE
from jobs.desk import downloaded
from programmes.fundings import fundings_of
from registrations.access import registration_to_change


@require_POST
def take(request: HttpRequest, key: UUID) -> HttpResponse:
    """Write the certificate of a registration where she may act, in the language of the page."""
    registration = registration_to_change(request, key)
    language = Language(get_language())
    try:
        issue_certificate(registration=registration, now=timezone.now(), language=language)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The certificate is ready."))
    return redirect(registration)


@require_safe
def download(request: HttpRequest, key: UUID) -> HttpResponse:
    """The certificate of a registration as a file, in the language of the address."""
    certificate = certificate_to_keep(request, key)
    fundings = fundings_of([certificate.registration.session.event.programme])
    content = certificate_pdf(certificate, fundings)
    name = _("certificate-%(code)s.pdf") % {"code": certificate.code}
    return downloaded(content, name=name, content_type=PDF_TYPE)
