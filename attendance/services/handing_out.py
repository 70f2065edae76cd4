"""A certificate that an organiser takes out, for somebody who has no account."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.certificates.paper import certificate_pdf
from attendance.models import Certificate
from attendance.services.certifying import NotValid
from jobs.models import ExportLog
from programmes.fundings import fundings_of


@transaction.atomic
def take_certificate_out(*, certificate: Certificate, by: User) -> bytes:
    """The certificate as a PDF in its own language; the log says who took it out.

    Raises:
        NotValid: it was revoked.
    """
    if not certificate.is_valid:
        raise NotValid(_("This certificate was revoked already."))
    ExportLog.objects.create(
        user=by,
        table="attendance.certificate",
        title=_("Certificate of attendance"),
        rows=1,
        format="pdf",
        filters=certificate.code,
    )
    programme = certificate.registration.session.event.programme
    with translation.override(certificate.language):
        return certificate_pdf(certificate, fundings_of([programme]))
