"""The school registry."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.db import Plain
from core.models import TimeStampedModel
from partners.models import Organisation
from schools.enums import Level, Track


class School(TimeStampedModel):
    """The registry's facts for an organisation that is a school.

    The ministerial code is the "codice meccanografico": province, kind, six characters.
    """

    organisation = models.OneToOneField(
        Organisation,
        on_delete=models.PROTECT,
        related_name="school",
        verbose_name=_("organisation"),
    )
    ministerial_code = models.CharField(_("ministerial code"), max_length=10, unique=True)
    level = models.CharField(_("level"), max_length=9, choices=Level)
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

    class Meta:
        verbose_name = _("school")
        verbose_name_plural = _("schools")
        ordering = [Plain("organisation__name"), "pk"]
        constraints = [
            one_of("level", Level, name="school_level_valid"),
            one_of("track", Track, name="school_track_valid"),
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
        ]

    def __str__(self) -> str:
        return self.organisation.name
