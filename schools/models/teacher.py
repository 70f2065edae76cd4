"""Who teaches at a school, and what shows it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from schools.enums import Proof, TeacherStatus
from schools.models.school import School

TURNED_DOWN = [TeacherStatus.REFUSED, TeacherStatus.REMOVED]
# Whoever was refused may have forgotten to say something; not ten times a day.
ASK_AGAIN_AFTER = timedelta(days=7)


class TeacherQuerySet(models.QuerySet["Teacher"]):
    def of(self, user: User | AnonymousUser) -> TeacherQuerySet:
        """What ``user`` is, or asked to be, at schools."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()

    def verified(self) -> TeacherQuerySet:
        """Those who may act for their school."""
        return self.filter(status=TeacherStatus.VERIFIED)

    def waiting(self) -> TeacherQuerySet:
        """Those whom somebody must still verify or refuse."""
        return self.filter(status=TeacherStatus.WAITING)


@tracked()
class Teacher(TimeStampedModel):
    """A person who teaches at a school, or says so: only one who is verified has any right.

    One row for a person and a school, whatever becomes of it. ``turned_down_at`` is when a
    coordinator last said no: from then on a coordinator says yes, and nobody and nothing else.
    """

    school = models.ForeignKey(
        School, on_delete=models.PROTECT, related_name="teachers", verbose_name=_("school")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="teaches",
        verbose_name=_("person"),
    )
    status = models.CharField(
        _("status"), max_length=8, choices=TeacherStatus, default=TeacherStatus.WAITING
    )
    note = models.CharField(
        _("what she says"),
        max_length=300,
        blank=True,
        help_text=_("How it can be checked, in her words."),
    )
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    proof = models.CharField(_("verified by"), max_length=11, choices=Proof, blank=True)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who verified her"),
    )
    turned_down_at = models.DateTimeField(_("turned down"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = TeacherQuerySet.as_manager()

    class Meta:
        verbose_name = _("teacher")
        verbose_name_plural = _("teachers")
        ordering = ["-asked_at", "-pk"]
        constraints = [
            one_of("status", TeacherStatus, name="teacher_status_valid"),
            one_of("proof", Proof, name="teacher_proof_valid"),
            models.UniqueConstraint(
                fields=["school", "user"],
                name="teacher_unique",
                violation_error_message=_("This person is already known at the school."),
            ),
            models.CheckConstraint(
                name="teacher_verified_by_something",
                condition=Q(verified_at=None, proof=Proof.NONE)
                | (Q(verified_at__isnull=False) & ~Q(proof=Proof.NONE)),
                violation_error_message=_("Say what shows that she teaches at the school."),
            ),
            models.CheckConstraint(
                name="teacher_verified_or_not",
                condition=Q(status__in=[TeacherStatus.WAITING, TeacherStatus.REFUSED])
                & Q(verified_at=None)
                | ~Q(status__in=[TeacherStatus.WAITING, TeacherStatus.REFUSED])
                & Q(verified_at__isnull=False),
                violation_error_message=_("Only who was verified teaches, or has taught, there."),
            ),
            models.CheckConstraint(
                name="teacher_turned_down_with_a_reason",
                condition=~Q(status__in=TURNED_DOWN)
                | (Q(turned_down_at__isnull=False) & ~Q(reason="")),
                violation_error_message=_("Write the reason: the person will read it."),
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at"], name="teacher_waiting", condition=Q(status="waiting"))
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.school}"

    @property
    def is_verified(self) -> bool:
        return self.status == TeacherStatus.VERIFIED

    @property
    def may_ask_again_at(self) -> datetime | None:
        """From when somebody who was turned down may ask again; None where nobody said no."""
        if self.status not in TURNED_DOWN or self.turned_down_at is None:
            return None
        return self.turned_down_at + ASK_AGAIN_AFTER
