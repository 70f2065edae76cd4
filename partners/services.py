"""Who has accepted the code of conduct (L15)."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.errors import DomainError
from partners import notifications
from partners.models import CodeOfConduct, ConductAcceptance, ConductInvitation, Professional
from partners.models.conduct import LINK_LASTS


class CannotAccept(DomainError):
    """There is nothing to accept, or the link does not work any more."""


@transaction.atomic
def record_acceptance(*, person: Professional, by: User) -> ConductAcceptance:
    """Write down that ``person`` accepted the current version on paper. Twice is once.

    Raises:
        CannotAccept: there is no code of conduct.
    """
    return _accepted(person, _current(), by)


@transaction.atomic
def invite_to_conduct(*, person: Professional, by: User) -> ConductInvitation:
    """Send ``person`` a link by which she accepts the current version; older links end now.

    Raises:
        CannotAccept: there is no address to send it to, she has accepted, or there is no code.
    """
    code = _current()
    Professional.objects.select_for_update(of=("self",), no_key=True).get(pk=person.pk)
    if not person.email:
        raise CannotAccept(_("Nobody has written her email address down."))
    if person.acceptances.filter(code=code).exists():
        raise CannotAccept(_("She has accepted the current version."))
    now = timezone.now()
    person.invitations.filter(used_at=None, expires_at__gt=now).delete()
    invitation = person.invitations.create(
        code=code, email=person.email, sent_by=by, sent_at=now, expires_at=now + LINK_LASTS
    )
    notifications.invited(invitation)
    return invitation


@transaction.atomic
def accept_by_link(*, invitation: ConductInvitation) -> ConductAcceptance:
    """She accepts the version that her link shows. The link works once.

    Raises:
        CannotAccept: it was used, has ended, or there is a newer version meanwhile.
    """
    held = ConductInvitation.objects.select_for_update(of=("self",), no_key=True)
    invitation = held.select_related("professional", "code").get(pk=invitation.pk)
    now = timezone.now()
    if not invitation.is_open(now):
        raise CannotAccept(_("This link does not work any more: ask the organisers for another."))
    if invitation.code != _current():
        raise CannotAccept(_("There is a newer version: ask the organisers for another link."))
    invitation.used_at = now
    invitation.save(update_fields=["used_at"])
    return _accepted(invitation.professional, invitation.code, None)


@transaction.atomic
def publish_code(*, code: CodeOfConduct) -> None:
    """Save a new version: it is shown and accepted from now on."""
    last = CodeOfConduct.objects.select_for_update(of=("self",), no_key=True).current()
    code.version = (last.version if last else 0) + 1
    code.save()


def _current() -> CodeOfConduct:
    code = CodeOfConduct.objects.current()
    if code is None:
        raise CannotAccept(_("There is no code of conduct."))
    return code


def _accepted(person: Professional, code: CodeOfConduct, by: User | None) -> ConductAcceptance:
    acceptance, _created = ConductAcceptance.objects.get_or_create(
        professional=person, code=code, defaults={"recorded_by": by}
    )
    return acceptance
