"""Who answers for a participant who is not of age."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from participants.enums import Relation


class GuardianshipQuerySet(models.QuerySet["Guardianship"]):
    def open(self) -> GuardianshipQuerySet:
        """Those that nobody ended. How long one lasts depends on the birth date (L1)."""
        return self.filter(ended_at=None)


@tracked()
class Guardianship(TimeStampedModel):
    """Somebody who holds parental responsibility for a participant under 18.

    A user who signs in, or only a name and an address: who has no account confirms by links sent
    there (L4). What a guardian may see and do follows from the participant's age on the day
    (``ParticipantQuerySet.guarded_by``, ``represented_by``) and is never stored.
    """

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="guardianships",
        verbose_name=_("participant"),
    )
    guardian = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="guardianships",
        verbose_name=_("account of the guardian"),
    )
    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("email address"), blank=True)
    relation = models.CharField(
        _("relation"), max_length=8, choices=Relation, default=Relation.PARENT
    )
    is_sole = models.BooleanField(
        _("declared the only holder of parental responsibility"), default=False
    )
    confirmed_at = models.DateTimeField(
        _("address confirmed at"),
        null=True,
        blank=True,
        help_text=_("When the guardian first answered from this address or account."),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = GuardianshipQuerySet.as_manager()

    class Meta:
        verbose_name = _("guardianship")
        verbose_name_plural = _("guardianships")
        ordering = ["participant", "pk"]
        constraints = [
            one_of("relation", Relation, name="guardianship_relation_valid"),
            models.CheckConstraint(
                name="guardianship_account_or_address",
                condition=Q(guardian__isnull=False, email="")
                | (Q(guardian=None) & ~Q(email="") & ~Q(name="")),
                violation_error_message=_(
                    "A guardian has an account, or else a name and an email address."
                ),
            ),
            models.UniqueConstraint(
                fields=["participant", "guardian"],
                condition=Q(ended_at=None),
                name="guardianship_one_per_account",
                violation_error_message=_("This person already answers for her."),
            ),
            models.UniqueConstraint(
                "participant",
                Lower("email"),
                condition=Q(ended_at=None) & ~Q(email=""),
                name="guardianship_one_per_address",
                violation_error_message=_("This person already answers for her."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_full_name()} · {self.participant}"

    def get_full_name(self) -> str:
        """The guardian's name: the account's, or the one that was written down."""
        return self.guardian.get_full_name() if self.guardian else self.name

    @property
    def address(self) -> str:
        """Where the guardian is written to."""
        return self.guardian.email if self.guardian else self.email
