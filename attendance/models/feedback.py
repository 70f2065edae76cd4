"""What people say after the day. Who answered is known, and what she answered is nobody's."""

from __future__ import annotations

import secrets

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from attendance.enums import Audience
from core.constraints import one_of
from events.models import Event, Session
from registrations.models import Registration


def random_key() -> int:
    """A key in no order: the order of answers would say whose they are."""
    return secrets.randbits(62)


class FeedbackQuerySet(models.QuerySet["Feedback"]):
    def coordinated_by(self, user: User | AnonymousUser) -> FeedbackQuerySet:
        """Answers about the events that ``user`` coordinates."""
        return self.filter(session__event__in=Event.objects.coordinated_by(user))


class Feedback(models.Model):
    """One answer to the two questions about a session: a score and, if she likes, a sentence.

    It has no author, no moment and no order, and no history keeps it.
    """

    id = models.BigIntegerField(primary_key=True, default=random_key, editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="feedback", verbose_name=_("session")
    )
    audience = models.CharField(_("from whom"), max_length=7, choices=Audience)
    score = models.PositiveSmallIntegerField(_("score"))
    sentence = models.CharField(_("in a sentence"), max_length=300, blank=True)

    objects = FeedbackQuerySet.as_manager()

    class Meta:
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback")
        ordering = ["pk"]
        constraints = [
            one_of("audience", Audience, name="feedback_audience_valid"),
            models.CheckConstraint(name="feedback_score_valid", condition=Q(score__range=(1, 5))),
        ]

    def __str__(self) -> str:
        return f"{self.session_id}: {self.score}"


class FeedbackGiven(models.Model):
    """The people of a registration have answered, once. It points at no answer."""

    registration = models.OneToOneField(
        Registration,
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="feedback_given",
        verbose_name=_("registration"),
    )

    class Meta:
        verbose_name = _("feedback given")
        verbose_name_plural = _("feedback given")
        ordering = ["registration"]

    def __str__(self) -> str:
        return str(self.registration_id)
