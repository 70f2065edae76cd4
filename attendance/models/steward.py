"""Who stands at the doors of an event."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event


class StewardQuerySet(models.QuerySet["Steward"]):
    def current(self) -> StewardQuerySet:
        """Those whose task has not ended."""
        return self.filter(ended_at=None)

    def coordinated_by(self, user: User | AnonymousUser) -> StewardQuerySet:
        """Those of the events that ``user`` coordinates: what the desk shows her."""
        return self.filter(event__in=Event.objects.coordinated_by(user).values("pk"))


@tracked()
class Steward(TimeStampedModel):
    """A user who sees the doors of one event around its dates, and nothing else of it.

    A coordinator added her by her address and ends her task; the row stays.
    """

    event = models.ForeignKey(
        Event, on_delete=models.PROTECT, related_name="stewards", verbose_name=_("event")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="stewarded",
        verbose_name=_("user"),
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="stewards_added",
        verbose_name=_("added by"),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = StewardQuerySet.as_manager()

    class Meta:
        verbose_name = _("door steward")
        verbose_name_plural = _("door stewards")
        ordering = ["event", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "user"],
                condition=Q(ended_at=None),
                name="steward_once_at_a_time",
                violation_error_message=_("She is a steward of this event already."),
            ),
            models.CheckConstraint(
                name="steward_ends_after_beginning",
                condition=Q(ended_at=None) | Q(ended_at__gte=F("created_at")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.event}"
