"""What is funded and announced."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.db import Plain
from core.history import tracked
from core.models import TimeStampedModel
from partners.models import Organisation
from programmes.enums import Colour, ProgrammeStatus, Topic
from schools.models import School


@tracked()
class Series(models.Model):
    """Programmes that return: each edition is a programme of its own."""

    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("address name"), max_length=80, unique=True)

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")
        ordering = [Plain("name"), "pk"]

    def __str__(self) -> str:
        return self.name


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    def public(self) -> ProgrammeQuerySet:
        """Programmes that anybody may read about."""
        return self.exclude(status=ProgrammeStatus.DRAFT)

    def to_come(self, day: date) -> ProgrammeQuerySet:
        """Public programmes that are under way or in preparation on ``day``."""
        over = Q(status=ProgrammeStatus.CONCLUDED) | Q(ends_on__lt=day)
        return self.public().exclude(over)

    def coordinated_by(self, user: User | AnonymousUser) -> ProgrammeQuerySet:
        """Programmes whose people and registrations ``user`` may see and change."""
        if not user.is_authenticated or not user.is_active or not user.is_staff:
            return self.none()
        return self if user.is_superuser else self.filter(coordinators__user=user)

    def visible_to(self, user: User | AnonymousUser) -> ProgrammeQuerySet:
        """Public programmes, and for a coordinator her drafts."""
        coordinated = Programme.objects.coordinated_by(user).values("pk")
        return self.filter(~Q(status=ProgrammeStatus.DRAFT) | Q(pk__in=coordinated))


@tracked()
class Programme(TimeStampedModel):
    """A programme; it may be an edition of a series."""

    series = models.ForeignKey(
        Series,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="editions",
        verbose_name=_("series"),
    )
    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(_("address name"), max_length=80, unique=True)
    summary = models.CharField(_("summary"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    audience_note = models.TextField(_("who it is for"), blank=True)
    how_to_take_part = models.TextField(_("how to take part"), blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    colour = models.CharField(_("colour"), max_length=8, choices=Colour, default=Colour.BLUE)
    topic = models.CharField(_("topic"), max_length=20, choices=Topic, default=Topic.CAREERS)
    status = models.CharField(
        _("status"), max_length=9, choices=ProgrammeStatus, default=ProgrammeStatus.DRAFT
    )
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact email address"), blank=True)
    contact_phone = models.CharField(_("contact telephone"), max_length=40, blank=True)
    organisations = models.ManyToManyField(
        Organisation,
        through="programmes.Partnership",
        related_name="programmes",
        verbose_name=_("organisations"),
    )
    schools = models.ManyToManyField(
        School,
        blank=True,
        related_name="programmes",
        verbose_name=_("schools of the network"),
        help_text=_("Some events are only for these schools."),
    )

    max_class_bookings = models.PositiveSmallIntegerField(
        _("bookings that a teacher may hold"),
        default=10,
        help_text=_("For classes, in all the sessions that are still to come."),
    )

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["-starts_on", "pk"]
        constraints = [
            one_of("status", ProgrammeStatus, name="programme_status_valid"),
            one_of("colour", Colour, name="programme_colour_valid"),
            one_of("topic", Topic, name="programme_topic_valid"),
            models.CheckConstraint(
                name="programme_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The programme must end after it starts."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("programmes:detail", args=[self.slug])

    @property
    def illustration(self) -> str:
        return Topic(self.topic).illustration


@tracked()
class Phase(models.Model):
    """A stretch of a programme with its own name, for example a month of partners' events."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="phases", verbose_name=_("programme")
    )
    name = models.CharField(_("name"), max_length=160)
    description = models.TextField(_("description"), blank=True)
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                name="phase_ends_after_start",
                condition=Q(ends_on__gte=F("starts_on")),
                violation_error_message=_("The phase must end after it starts."),
            )
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Action(models.Model):
    """A node of the tree of macro-actions that the funded project promises."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="actions", verbose_name=_("programme")
    )
    parent = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    position = models.PositiveSmallIntegerField(_("position"), default=1)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="action_not_part_of_itself",
                condition=~Q(parent=F("pk")) | Q(parent=None),
                violation_error_message=_("An action cannot be part of itself."),
            )
        ]

    def __str__(self) -> str:
        return self.title


@tracked()
class Coordinator(models.Model):
    """A user who runs a programme: what she may see and change follows from these rows."""

    programme = models.ForeignKey(
        Programme,
        on_delete=models.CASCADE,
        related_name="coordinators",
        verbose_name=_("programme"),
    )
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="coordinated", verbose_name=_("user")
    )

    class Meta:
        verbose_name = _("coordinator")
        verbose_name_plural = _("coordinators")
        ordering = ["programme", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "user"],
                name="coordinator_unique",
                violation_error_message=_("This person already coordinates the programme."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.programme}"


@tracked()
class ProgrammeSchool(Programme.schools.through):  # type: ignore[name-defined,misc]
    """For the history: school of a programme."""

    class Meta:
        proxy = True
        verbose_name = _("school of a programme")
        verbose_name_plural = _("schools of programmes")
