"""Teachers who said before that they mean to book."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from programmes.models.programme import Programme
from schools.models import School, Teacher


class PreRegistrationQuerySet(models.QuerySet["PreRegistration"]):
    def standing(self) -> PreRegistrationQuerySet:
        """Those of people who are, today, verified teachers of the school they spoke for."""
        teacher = Teacher.objects.verified().filter(
            user=OuterRef("user"), school=OuterRef("school"), school__gone_since=""
        )
        return self.filter(Exists(teacher))

    def of(self, user: User | AnonymousUser, programme: Programme) -> PreRegistrationQuerySet:
        """Those by which ``user`` may book earlier in ``programme``: one for each school of hers.

        Whose school another is may not: ask with ``filter(school=…)``.
        """
        if not user.is_authenticated:
            return self.none()
        return self.standing().filter(user=user.pk, programme=programme)


class PreRegistration(models.Model):
    """A teacher's word that her school means to book in a programme: she may do so earlier."""

    programme = models.ForeignKey(
        Programme,
        on_delete=models.CASCADE,
        related_name="pre_registrations",
        verbose_name=_("programme"),
    )
    school = models.ForeignKey(
        School,
        on_delete=models.PROTECT,
        related_name="pre_registrations",
        verbose_name=_("school"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="pre_registrations",
        verbose_name=_("person"),
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now)

    objects = PreRegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration of interest")
        verbose_name_plural = _("declarations of interest")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "school", "user"],
                name="pre_registration_unique",
                violation_error_message=_("This teacher has declared it already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.school} · {self.programme}"
