"""Bodies, their departments and who acts for them."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.db import Plain
from core.history import tracked
from core.models import TimeStampedModel
from partners.changing import opened_to
from partners.enums import MembershipRole, OrganisationKind
from places.models import Municipality


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def changeable_by(self, user: User | AnonymousUser) -> OrganisationQuerySet:
        """Those that ``user`` may change, with their sites, rooms, departments and people.

        Platform administrators: all; else those she manages, and those that the rules of
        ``partners.changing`` open to her.
        """
        if not user.is_authenticated:
            return self.none()
        if user.is_superuser:
            return self
        managed = Membership.objects.filter(
            organisation=OuterRef("pk"), user=user.pk, role=MembershipRole.MANAGER
        )
        return self.filter(Exists(managed) | opened_to(user))


@tracked(level=pghistory.Statement)
class Organisation(TimeStampedModel):
    """Any body that takes part: public, private, a school, a fund."""

    kind = models.CharField(_("kind"), max_length=11, choices=OrganisationKind)
    name = models.CharField(_("name"), max_length=200)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    slug = models.SlugField(_("address name"), max_length=80, unique=True)
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("municipality"),
    )
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("public email address"), blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = [Plain("name"), "pk"]
        constraints = [one_of("kind", OrganisationKind, name="organisation_kind_valid")]

    def __str__(self) -> str:
        return self.name


@tracked()
class Department(models.Model):
    """A part of an organisation that acts under its own name."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="departments",
        verbose_name=_("organisation"),
    )
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = [Plain("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="department_name_unique",
                violation_error_message=_("This organisation already has that department."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Membership(TimeStampedModel):
    """A user's role in an organisation."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("organisation"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("user"),
    )
    role = models.CharField(_("role"), max_length=7, choices=MembershipRole)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["organisation", "pk"]
        constraints = [
            one_of("role", MembershipRole, name="membership_role_valid"),
            models.UniqueConstraint(
                fields=["organisation", "user"],
                name="membership_unique",
                violation_error_message=_("This person is already a member."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.organisation}"
