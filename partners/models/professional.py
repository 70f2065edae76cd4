"""People of an organisation whom young people meet."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.db import Plain
from core.history import tracked
from core.models import TimeStampedModel
from partners.enums import Gender
from partners.models.organisation import Department, Organisation


# The gender is counted and never shown, so no history shows it; nor her own address.
@tracked(exclude=["gender", "email"])
class Professional(TimeStampedModel):
    """A person of an organisation whom students meet; may be a role model."""

    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="professionals",
        verbose_name=_("organisation"),
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="professionals",
        verbose_name=_("department"),
    )
    first_name = models.CharField(_("first name"), max_length=150)
    last_name = models.CharField(_("last name"), max_length=150)
    job_title = models.CharField(_("job title"), max_length=150)
    biography = models.TextField(_("biography"), blank=True)
    is_role_model = models.BooleanField(_("role model"), default=False)
    gender = models.CharField(
        _("gender"),
        max_length=8,
        choices=Gender,
        blank=True,
        help_text=_("Only for the count of women and men among speakers: never shown."),
    )
    email = models.EmailField(
        _("email address"),
        blank=True,
        help_text=_("To send her the code of conduct: shown to nobody who cannot change this."),
    )
    source_code = models.CharField(
        _("code of the source"),
        max_length=40,
        blank=True,
        help_text=_("What a sheet calls this person, so that importing it again changes her row."),
    )

    class Meta:
        verbose_name = _("professional")
        verbose_name_plural = _("professionals")
        ordering = [Plain("last_name"), Plain("first_name"), "pk"]
        constraints = [
            models.CheckConstraint(
                name="professional_gender_valid",
                condition=Q(gender="") | Q(gender__in=sorted(Gender.values)),
            ),
            models.UniqueConstraint(
                fields=["organisation", "source_code"],
                condition=~Q(source_code=""),
                name="professional_source_code_unique",
                violation_error_message=_("This organisation already has somebody of that code."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}"
