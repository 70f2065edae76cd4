"""What people agreed to, to which words, and when they changed their mind."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import Combinable
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import User
from core.history import tracked
from core.models import TimeStampedModel
from participants.enums import ConsentEnd
from participants.models.consent_use import ConsentUse
from participants.models.participant import Participant
from participants.models.purpose import Purpose
from participants.models.purpose_text import PurposeText

IMAGES = "images"


class ConsentQuerySet(models.QuerySet["Consent"]):
    def active(self) -> ConsentQuerySet:
        """Those that nobody withdrew, complete or not."""
        return self.filter(withdrawn_at=None)

    def standing(self) -> ConsentQuerySet:
        """Active, and agreed to by all who must: what was done under it may stay."""
        return self.active().filter(effective_at__isnull=False)

    def valid(self) -> ConsentQuerySet:
        """Standing, and given to the words in force: what it allows may be done today (L6)."""
        return self.standing().filter(text__in=PurposeText.objects.in_force().values("pk"))

    def outdated(self) -> ConsentQuerySet:
        """Active, but given to words that have changed since: it is asked again."""
        return self.active().exclude(text__in=PurposeText.objects.in_force().values("pk"))

    def allowing_photos_of(self, participant: int | Combinable) -> ConsentQuerySet:
        """The valid consents to pictures of a person, one for each use (L5)."""
        return self.valid().filter(purpose__code=IMAGES, participant=participant)

    def visible_to(self, user: User | AnonymousUser) -> ConsentQuerySet:
        """Those of the people whom ``user`` sees."""
        return self.filter(participant__in=Participant.objects.visible_to(user).values("pk"))


@tracked()
class Consent(TimeStampedModel):
    """A yes to an optional purpose, and to one use of it where it has several.

    It counts from ``effective_at``, when all who must agree did; it ends with ``withdrawn_at``,
    for the reason in ``end``. Rows are the log: they change only in ``participants/services`` and
    are never deleted, but when a person is erased. ``given_at`` is the first yes.
    """

    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=gettext_lazy("participant"),
    )
    purpose = models.ForeignKey(
        Purpose,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=gettext_lazy("purpose"),
    )
    use = models.ForeignKey(
        ConsentUse,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="consents",
        verbose_name=gettext_lazy("use"),
    )
    text = models.ForeignKey(
        PurposeText,
        on_delete=models.PROTECT,
        related_name="consents",
        verbose_name=gettext_lazy("words that were read"),
    )
    given_at = models.DateTimeField(gettext_lazy("given at"), default=timezone.now)
    effective_at = models.DateTimeField(gettext_lazy("counts from"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(gettext_lazy("withdrawn at"), null=True, blank=True)
    end = models.CharField(
        gettext_lazy("why it is over"), max_length=9, choices=ConsentEnd, blank=True, default=""
    )

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("consent")
        verbose_name_plural = gettext_lazy("consents")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "purpose", "use"],
                condition=Q(withdrawn_at=None),
                nulls_distinct=False,
                name="consent_one_active",
            ),
            models.CheckConstraint(
                name="consent_counts_after_it_was_given",
                condition=Q(effective_at=None) | Q(effective_at__gte=F("given_at")),
            ),
            models.CheckConstraint(
                name="consent_over_for_a_reason",
                condition=Q(withdrawn_at=None, end="")
                | Q(withdrawn_at__isnull=False, end__in=sorted(ConsentEnd.values)),
            ),
            models.CheckConstraint(
                name="consent_withdrawn_after_it_was_given",
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant} · {self.what}"

    @property
    def what(self) -> str:
        """What it is about: "Foto e video: sul sito di chi organizza"."""
        if self.use is None:
            return self.purpose.name
        return _("%(purpose)s: %(use)s") % {"purpose": self.purpose, "use": self.use}
