"""What an event may need to know of a class or a person, and no longer than it needs it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import TimeStampedModel
from participants.models import Participant
from registrations.models.registration import Registration


@tracked()
class RosterEntry(TimeStampedModel):
    """A pupil named in a class's registration, where the event cannot do without names."""

    registration = models.ForeignKey(
        Registration,
        on_delete=models.CASCADE,
        related_name="roster",
        verbose_name=_("registration"),
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,
        related_name="roster_entries",
        verbose_name=_("participant"),
    )
    number = models.PositiveSmallIntegerField(_("number in the list"))

    class Meta:
        verbose_name = _("pupil of a class")
        verbose_name_plural = _("pupils of a class")
        ordering = ["registration", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "participant"], name="roster_entry_unique"
            ),
            models.UniqueConstraint(
                fields=["registration", "number"],
                name="roster_number_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} · {self.participant}"


class AccommodationNeed(TimeStampedModel):
    """What somebody needs in order to take part, without a diagnosis (L7).

    Only the event's organisers read it, no history keeps it, and it is deleted 30 days after the
    event.
    """

    registration = models.OneToOneField(
        Registration,
        on_delete=models.CASCADE,
        related_name="need",
        verbose_name=_("registration"),
    )
    text = models.TextField(
        _("what is needed"),
        max_length=500,
        help_text=_("For example a ramp, a seat in front, an interpreter. Never a diagnosis."),
    )

    class Meta:
        verbose_name = _("accommodation needed")
        verbose_name_plural = _("accommodations needed")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="accommodation_need_not_empty", condition=~Q(text=""))
        ]

    def __str__(self) -> str:
        return self.text
