"""Operations on programmes."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

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
    if not programme.partnerships.filter(role=PartnershipRole.LEAD).exists():
        raise CannotPublish(_("Say which body leads the programme."))
    _set_status(programme, ProgrammeStatus.PUBLISHED)


@transaction.atomic
def conclude_programme(*, programme: Programme) -> None:
    """Show the programme among those concluded. Twice is the same as once.

    Raises:
        CannotPublish: it was never published.
    """
    programme = Programme.objects.select_for_update(of=("self",), no_key=True).get(pk=programme.pk)
    if programme.status == ProgrammeStatus.DRAFT:
        raise CannotPublish(_("A draft was never shown: there is nothing to conclude."))
    _set_status(programme, ProgrammeStatus.CONCLUDED)


def make_coordinator(*, programme: Programme, user: User) -> None:
    """Let ``user`` run the programme. Twice is the same as once."""
    Coordinator.objects.get_or_create(programme=programme, user=user)


def _set_status(programme: Programme, status: ProgrammeStatus) -> None:
    programme.status = status
    programme.save(update_fields=["status", "updated_at"])
