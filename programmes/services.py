"""Operations on programmes."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from core.errors import DomainError
from programmes.enums import PartnershipRole, ProgrammeStatus
from programmes.models import Coordinator, Programme


class CannotPublish(DomainError):
    """The programme lacks something that the law or a reader needs."""


@transaction.atomic
def publish_programme(*, programme: Programme) -> None:
    """Show the programme to everybody. Publishing twice changes nothing.

    Raises:
        CannotPublish: nobody leads it.
    """
    programme = Programme.objects.select_for_update(of=("self",), no_key=True).get(pk=programme.pk)
    if programme.status == ProgrammeStatus.PUBLISHED:
        return
    if problem := why_not_publishable(programme):
        raise CannotPublish(problem)
    _set_status(programme, ProgrammeStatus.PUBLISHED)


def why_not_publishable(programme: Programme) -> str:
    """What the programme lacks to be shown, in words; nothing when it lacks nothing."""
    if programme.partnerships.filter(role=PartnershipRole.LEAD).exists():
        return ""
    return _("Say which body leads the programme.")


def why_not_concludable(programme: Programme) -> str:
    """Why the programme is not shown among those concluded, in words; nothing when it may be."""
    if programme.status != ProgrammeStatus.DRAFT:
        return ""
    return _("A draft was never shown: there is nothing to conclude.")


@transaction.atomic
def conclude_programme(*, programme: Programme) -> None:
    """Show the programme among those concluded. Twice is the same as once.

    Raises:
        CannotPublish: it was never published.
    """
    programme = Programme.objects.select_for_update(of=("self",), no_key=True).get(pk=programme.pk)
    if problem := why_not_concludable(programme):
        raise CannotPublish(problem)
    _set_status(programme, ProgrammeStatus.CONCLUDED)


def make_coordinator(*, programme: Programme, user: User) -> None:
    """Let ``user`` run the programme. Twice is the same as once."""
    Coordinator.objects.get_or_create(programme=programme, user=user)


def _set_status(programme: Programme, status: ProgrammeStatus) -> None:
    programme.status = status
    programme.save(update_fields=["status", "updated_at"])
