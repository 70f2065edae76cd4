"""Whom students meet, and when and where."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Coalesce, Concat
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from careerdays.models.day import CareerDay, Round
from core.db import Plain
from core.history import tracked
from core.models import TimeStampedModel
from events.enums import PoolKind
from participants.enums import Gender
from partners.models import Department, Organisation, Professional, Room


class HostQuerySet(models.QuerySet["Host"]):
    def coordinated_by(self, user: User | AnonymousUser) -> HostQuerySet:
        """Those of the career days that ``user`` coordinates."""
        days = CareerDay.objects.coordinated_by(user).values("pk")
        return self.filter(career_day__in=days)

    def about(self, words: str) -> HostQuerySet:
        """Those whose name, organisation, department or competences hold every one of ``words``."""
        parts = ["name", "organisation__name", "department__name", "competences"]
        joined = [part for name in parts for part in (Coalesce(name, Value("")), Value(" "))]
        rows = self.alias(said=Plain(Concat(*joined, output_field=CharField())))
        for word in words.split():
            rows = rows.filter(said__contains=Plain(Value(word)))
        return rows


@tracked()
class Host(TimeStampedModel):
    """A professional whom students meet, or a desk of several, of one organisation.

    She is in ``room`` with ``seats`` students at a time, in every round but those of ``away``;
    ``kept`` of the seats are for a group alone, as those that a session keeps (``SeatPool``).
    """

    career_day = models.ForeignKey(
        CareerDay, on_delete=models.CASCADE, related_name="hosts", verbose_name=_("career day")
    )
    name = models.CharField(
        _("name"), max_length=120, help_text=_("As students read it: a person, or a desk.")
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="career_day_hosts",
        verbose_name=_("organisation"),
    )
    department = models.ForeignKey(
        Department,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="career_day_hosts",
        verbose_name=_("department"),
    )
    professionals = models.ManyToManyField(
        Professional, blank=True, related_name="career_day_hosts", verbose_name=_("professionals")
    )
    story = models.TextField(
        _("story"),
        max_length=600,
        help_text=_("In a few lines: what she does all day, and how she came to it."),
    )
    competences = models.CharField(
        _("topics and competences"),
        max_length=200,
        blank=True,
        help_text=_("What she needs in her work, separated by commas."),
    )
    room = models.ForeignKey(
        Room,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="career_day_hosts",
        verbose_name=_("room"),
    )
    seats = models.PositiveSmallIntegerField(_("seats in a round"), default=8)
    kept = models.PositiveSmallIntegerField(
        _("seats kept"),
        default=0,
        help_text=_("Of the seats in a round, those that only a group may have."),
    )
    kept_for = models.CharField(_("kept for"), max_length=11, choices=PoolKind, blank=True)
    kept_gender = models.CharField(_("gender"), max_length=8, choices=Gender, blank=True)
    kept_from_year = models.PositiveSmallIntegerField(
        _("kept from class year"), null=True, blank=True
    )
    kept_to_year = models.PositiveSmallIntegerField(_("kept to class year"), null=True, blank=True)
    from_year = models.PositiveSmallIntegerField(_("from class year"), default=1)
    to_year = models.PositiveSmallIntegerField(_("to class year"), default=5)
    away = models.ManyToManyField(
        Round, blank=True, related_name="hosts_away", verbose_name=_("rounds without this host")
    )

    objects = HostQuerySet.as_manager()

    class Meta:
        verbose_name = _("host")
        verbose_name_plural = pgettext_lazy("at a career day", "hosts")
        ordering = [Plain("name"), "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["career_day", "name"],
                name="host_name_unique",
                violation_error_message=_("This career day already has a host of that name."),
            ),
            models.CheckConstraint(
                name="host_has_seats",
                condition=Q(seats__range=(1, 500)),
                violation_error_message=_("Write 1 to 500 seats."),
            ),
            models.CheckConstraint(
                name="host_years_in_order",
                condition=Q(from_year__gte=1, to_year__lte=5, from_year__lte=F("to_year")),
                violation_error_message=_("Class years go from 1 to 5, the lower first."),
            ),
            models.CheckConstraint(
                name="host_keeps_for_somebody",
                condition=Q(kept=0, kept_for="") | Q(kept__gt=0, kept_for__in=PoolKind.values),
                violation_error_message=_("Say how many seats are kept, and for whom."),
            ),
            models.CheckConstraint(
                name="host_keeps_seats_it_has",
                condition=Q(kept__lte=F("seats")),
                violation_error_message=_("No more seats can be kept than there are in a round."),
            ),
            models.CheckConstraint(
                name="host_kept_has_what_its_kind_needs",
                condition=(
                    Q(kept_for=PoolKind.GENDER, kept_from_year=None, kept_to_year=None)
                    & ~Q(kept_gender="")
                )
                | Q(kept_for=PoolKind.SCHOOL_YEAR, kept_gender="", kept_from_year__isnull=False)
                | Q(kept_for=PoolKind.SCHOOL_YEAR, kept_gender="", kept_to_year__isnull=False)
                | (
                    ~Q(kept_for__in=[PoolKind.GENDER, PoolKind.SCHOOL_YEAR])
                    & Q(kept_gender="", kept_from_year=None, kept_to_year=None)
                ),
                violation_error_message=_(
                    "Say for which gender or class years, and only where it is kept for them."
                ),
            ),
            models.CheckConstraint(
                name="host_kept_years_in_order",
                condition=Q(kept_from_year=None)
                | Q(kept_to_year=None)
                | Q(kept_from_year__lte=F("kept_to_year")),
                violation_error_message=_("The first bound cannot be higher than the second."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def suits(self, school_year: int | None) -> bool:
        """Is she for a student of this class year? Whoever has none is not refused."""
        return school_year is None or self.from_year <= school_year <= self.to_year


@tracked()
class HostProfessional(Host.professionals.through):  # type: ignore[name-defined,misc]
    """For the history: professional of a host."""

    class Meta:
        proxy = True
        verbose_name = _("professional of a host")
        verbose_name_plural = _("professionals of hosts")


@tracked()
class AwayRound(Host.away.through):  # type: ignore[name-defined,misc]
    """For the history: a round without a host."""

    class Meta:
        proxy = True
        verbose_name = _("round without a host")
        verbose_name_plural = _("rounds without a host")
