"""Certificates that are taken out for people who have no account: by an organiser, by a teacher."""

from __future__ import annotations

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from attendance.certificates.paper import certificate_pdf, certificates_pdf
from attendance.models import Certificate
from attendance.models.certificate import CertificateQuerySet
from attendance.services.certifying import NotEntitled, NotValid
from attendance.services.certifying_many import pupils_to_certify
from jobs.models import ExportLog
from programmes.fundings import fundings_of
from registrations.models import Registration


@transaction.atomic
def take_certificate_out(*, certificate: Certificate, by: User) -> bytes:
    """The certificate as a PDF in its own language; the log says who took it out.

    Raises:
        NotValid: it was revoked.
    """
    if not certificate.is_valid:
        raise NotValid(_("This certificate was revoked already."))
    _log(by, 1, certificate.code)
    programme = certificate.registration.session.event.programme
    with translation.override(certificate.language):
        return certificate_pdf(certificate, fundings_of([programme]))


@transaction.atomic
def take_class_out(*, registration: Registration, by: User) -> tuple[bytes, int]:
    """The valid certificates of a class's named pupils as one PDF in the language in use, by the
    order of the list, and how many they are; the log says who took them out.

    Raises:
        NotEntitled: no pupil has one.
    """
    found = {one.participant_id: one for one in class_certificates(registration)}
    pupils = pupils_to_certify([registration])
    certificates = [found[one.participant_id] for one in pupils if one.participant_id in found]
    if not certificates:
        raise NotEntitled(_("No pupil of the class has a certificate."))
    _log(by, len(certificates), str(registration.session))
    fundings = fundings_of([registration.session.event.programme])
    return certificates_pdf(certificates, fundings), len(certificates)


def class_certificates(registration: Registration) -> CertificateQuerySet:
    """The valid ones of a class's pupils."""
    return Certificate.objects.valid().filter(registration=registration)


def _log(by: User, rows: int, filters: str) -> None:
    ExportLog.objects.create(
        user=by,
        table="attendance.certificate",
        title=_("Certificate of attendance"),
        rows=rows,
        format="pdf",
        filters=filters,
    )
