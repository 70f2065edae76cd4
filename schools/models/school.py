"""The school registry."""

from __future__ import annotations

import pghistory
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.db import Plain
from core.history import tracked
from core.models import TimeStampedModel
from partners.models import Organisation
from schools.enums import Level, Registry, TeacherStatus, Track
from schools.fields import is_a_school_year
from schools.years import year_words


class SchoolQuerySet(models.QuerySet["School"]):
    def current(self) -> SchoolQuerySet:
        """Those that the registry still has, and those that it never had."""
        return self.filter(gone_since="")

    def taught_by(self, user: User | AnonymousUser) -> SchoolQuerySet:
        """Those at which ``user`` is a verified teacher: for these she may act, and no other."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(teachers__user=user.pk, teachers__status=TeacherStatus.VERIFIED)


@tracked(exclude=["registry_year"], level=pghistory.Statement)
class School(TimeStampedModel):
    """The registry's facts for an organisation that is a school.

    The ministerial code is the "codice meccanografico": province, kind, six characters. Its name
    and its municipality are the organisation's. What the registry says here is overwritten by its
    next import, and empty where it says nothing; a school that it no longer has stays, with the
    school year since when it is ``gone``.
    """

    organisation = models.OneToOneField(
        Organisation,
        on_delete=models.PROTECT,
        related_name="school",
        verbose_name=_("organisation"),
    )
    ministerial_code = models.CharField(_("ministerial code"), max_length=10, unique=True)
    level = models.CharField(_("level"), max_length=9, choices=Level, blank=True)
    track = models.CharField(
        _("track"), max_length=13, choices=Track, default=Track.UNKNOWN, blank=True
    )
    institute = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="branches",
        verbose_name=_("institute"),
    )
    registry = models.CharField(
        _("registry"), max_length=7, choices=Registry, blank=True, default="", db_default=""
    )
    registry_year = models.CharField(
        _("last school year in the registry"),
        max_length=6,
        blank=True,
        default="",
        db_default="",
        help_text=_("For example 202627."),
    )
    registry_name = models.CharField(
        _("name in the registry"), max_length=200, blank=True, default="", db_default=""
    )
    gone_since = models.CharField(
        _("not in the registry since"),
        max_length=6,
        blank=True,
        default="",
        db_default="",
        help_text=_("The school year whose registry no longer has it, for example 202627."),
    )
    special_kind = models.CharField(
        _("special kind"),
        max_length=60,
        blank=True,
        default="",
        db_default="",
        help_text=_("What the registry says of one that is not ordinary, for example a hospital."),
    )
    address = models.CharField(_("address"), max_length=200, blank=True, default="", db_default="")
    postal_code = models.CharField(
        _("postal code"), max_length=5, blank=True, default="", db_default=""
    )
    email = models.EmailField(_("email address"), blank=True, default="", db_default="")
    pec = models.EmailField(_("certified email (PEC)"), blank=True, default="", db_default="")
    website = models.URLField(_("website"), blank=True, default="", db_default="")
    trusts_addresses = models.BooleanField(
        _("an address of the school is proof"),
        default=True,
        db_default=True,
        help_text=_(
            "Whoever signs in with an address of the school's domain is verified as a teacher at "
            "once. Take it off where pupils have such addresses too."
        ),
    )

    objects = SchoolQuerySet.as_manager()

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        ordering = [Plain("organisation__name"), "pk"]
        constraints = [
            one_of("level", Level, name="school_level_valid"),
            one_of("track", Track, name="school_track_valid"),
            one_of("registry", Registry, name="school_registry_valid"),
            models.CheckConstraint(
                name="school_track_only_upper_secondary",
                condition=Q(level=Level.UPPER_SECONDARY) | Q(track=Track.UNKNOWN),
                violation_error_message=_("Only an upper secondary school has a track."),
            ),
            models.CheckConstraint(
                name="school_ministerial_code_valid",
                condition=Q(ministerial_code__regex=r"^[A-Z]{2}[A-Z0-9]{8}$"),
                violation_error_message=_(
                    "A ministerial code has ten characters, the first two are letters."
                ),
            ),
            models.CheckConstraint(
                name="school_postal_code_valid",
                condition=Q(postal_code__regex=r"^([0-9]{5})?$"),
                violation_error_message=_("A postal code has five digits."),
            ),
            models.CheckConstraint(
                name="school_not_its_own_institute",
                condition=Q(institute=None) | ~Q(institute=F("id")),
                violation_error_message=_("A school is not its own institute."),
            ),
            is_a_school_year("registry_year", name="school_registry_year_valid", or_empty=True),
            is_a_school_year("gone_since", name="school_gone_since_valid", or_empty=True),
            models.CheckConstraint(
                name="school_gone_after_the_registry_had_it",
                condition=Q(gone_since="") | Q(gone_since__gt=F("registry_year")),
                violation_error_message=_(
                    "A school is gone in a school year after the last one that has it."
                ),
            ),
        ]

    def __str__(self) -> str:
        if not self.gone_since:
            return self.organisation.name
        words = {"name": self.organisation.name, "year": year_words(self.gone_since)}
        return gettext("%(name)s (gone since %(year)s)") % words
