"""Classes of schools."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.history import tracked
from core.models import TimeStampedModel
from schools.enums import Level
from schools.fields import SectionField, is_a_school_year
from schools.models.school import School
from schools.years import year_words

LAST_YEAR_OF_LOWER_SECONDARY = 3


@tracked()
class SchoolClass(TimeStampedModel):
    """A class: the pupils of one year and section of a school, for one school year."""

    school = models.ForeignKey(
        School, on_delete=models.PROTECT, related_name="classes", verbose_name=_("school")
    )
    school_year = models.CharField(
        _("school year"), max_length=6, help_text=_("For example 202627.")
    )
    year = models.PositiveSmallIntegerField(
        _("year"), help_text=_("From 1 to 5; to 3 in lower secondary schools.")
    )
    section = SectionField(_("section"), max_length=10, help_text=_("For example B."))
    pupils = models.PositiveSmallIntegerField(
        _("pupils"), null=True, blank=True, help_text=_("Leave empty if not known.")
    )

    class Meta:
        verbose_name = _("school class")
        verbose_name_plural = _("school classes")
        ordering = ["-school_year", "school", "year", "section"]
        constraints = [
            is_a_school_year("school_year", name="school_class_school_year_valid"),
            models.CheckConstraint(
                name="school_class_year_valid",
                condition=Q(year__gte=1, year__lte=5),
                violation_error_message=_("The year of a class is from 1 to 5."),
            ),
            models.CheckConstraint(
                name="school_class_section_valid",
                condition=Q(section__regex=r"^[A-Z0-9]+([ ./-][A-Z0-9]+)*$"),
                violation_error_message=_("A section is capital letters and digits, like B."),
            ),
            models.CheckConstraint(
                name="school_class_has_pupils",
                condition=Q(pupils=None) | Q(pupils__gte=1, pupils__lte=60),
                violation_error_message=_("A class has from 1 to 60 pupils."),
            ),
            models.UniqueConstraint(
                name="school_class_unique",
                fields=["school", "school_year", "year", "section"],
                violation_error_message=_("This school already has that class in that year."),
            ),
        ]

    def __str__(self) -> str:
        words = {"name": f"{self.year}{self.section}", "year": year_words(self.school_year)}
        return gettext("%(name)s, %(year)s") % words

    def clean(self) -> None:
        """What only its school can tell: a lower secondary school has three years."""
        is_lower = self.school_id and self.school.level == Level.LOWER_SECONDARY
        if is_lower and self.year and self.year > LAST_YEAR_OF_LOWER_SECONDARY:
            words = _("A lower secondary school has classes from 1 to 3.")
            raise ValidationError({"year": words})
