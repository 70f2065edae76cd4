"""What a student chose."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from careerdays.models.day import CareerDay
from careerdays.models.host import Host
from careerdays.models.same_pupils import SamePupils, bookings_led_by
from participants.limits import named_to_staff
from participants.models import Participant
from registrations.enums import RegistrationStatus
from registrations.models import Registration
from schools.models import SchoolClass


class BallotQuerySet(models.QuerySet["Ballot"]):
    def in_use(self) -> BallotQuerySet:
        """All but those set aside: their pupils have the slips of another booking now."""
        following = SamePupils.objects.following().filter(registration=OuterRef("registration"))
        return self.filter(~Exists(following))

    def of_classes(self) -> BallotQuerySet:
        """Those of pupils of classes that have their places; a class that shrank needs fewer."""
        held = Registration.objects.filter(
            status=RegistrationStatus.CONFIRMED, pupils__gte=OuterRef("number")
        )
        alone = held.filter(pk=OuterRef("registration"))
        led = held.filter(same_pupils__leading=OuterRef("registration"))
        return self.in_use().filter(Exists(alone) | Exists(led))


class Ballot(models.Model):
    """The choices of one student for one career day, whatever number of its days she comes to.

    A pupil of a class that is booked by numbers is a ``number`` of its registration, never a
    name (L7); ``code`` is what she types to choose. Where the same pupils come with several
    bookings it is of the leading one (``SamePupils``), and the number is hers on each of the days.
    ``changed_at`` is when she last changed her choices or, once timetables are out, what she gets
    of them.
    """

    career_day = models.ForeignKey(
        CareerDay, on_delete=models.CASCADE, related_name="ballots", verbose_name=_("career day")
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="ballots",
        verbose_name=_("participant"),
    )
    registration = models.ForeignKey(
        Registration,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="ballots",
        verbose_name=_("booking of a class"),
    )
    number = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    code = models.CharField(_("code"), max_length=11, unique=True, null=True, blank=True)
    changed_at = models.DateTimeField(_("changed at"), null=True, blank=True)

    objects = BallotQuerySet.as_manager()

    class Meta:
        verbose_name = _("ballot")
        verbose_name_plural = _("ballots")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["career_day", "participant"], name="ballot_unique"),
            models.UniqueConstraint(
                fields=["registration", "number"], name="ballot_of_pupil_unique"
            ),
            models.CheckConstraint(
                name="ballot_of_person_or_pupil",
                condition=Q(participant__isnull=False, registration=None, number=None, code=None)
                | Q(
                    participant=None,
                    registration__isnull=False,
                    number__gt=0,
                    code__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.career_day} · {self.pk}"

    @property
    def party(self) -> models.QuerySet[Registration]:
        """The registrations with a place of who came in one party with her, hers among them."""
        here = Registration.objects.filter(
            session__event=self.career_day.event_id, status=RegistrationStatus.CONFIRMED
        )
        hers = here.filter(participant=self.participant_id, party__isnull=False)
        return here.filter(
            party__in=hers.order_by().values("party"), participant__erased_at=None
        ).select_related("participant")

    @property
    def is_together(self) -> bool:
        """Does her party, or her class, stay together?"""
        of_party = Q(party__in=self.party.order_by().values("party"))
        of_class = Q(registration__isnull=False, registration=self.registration_id)
        return self.career_day.together.filter(of_party | of_class).exists()

    @property
    def who(self) -> str:
        """Whose it is, in words for staff: a person's name, or a class and a number in it."""
        if self.participant:
            return named_to_staff(self.participant)
        return f"{self.school_class}, {self.number}"

    @property
    def school_class(self) -> SchoolClass | None:
        """The class whose booking this is of; None for who registered herself."""
        return self.registration.school_class if self.registration else None

    @property
    def school_year(self) -> int | None:
        """The year of class she is in, where it is known."""
        if self.participant:
            return self.participant.school_year
        return self.school_class.year if self.school_class else None

    @property
    def held(self) -> Q:
        """The registrations that give her a place, her class's too; of whatever event."""
        if self.participant_id:
            hers = Q(participant=self.participant_id)
        else:
            theirs = bookings_led_by(self.registration_id or 0)
            hers = Q(pk__in=theirs, pupils__gte=self.number)
        return hers & Q(status=RegistrationStatus.CONFIRMED)

    @property
    def school(self) -> int | None:
        """Her school (id), where it is known."""
        if self.participant:
            return self.participant.school_id
        return self.school_class.school_id if self.school_class else None


class WrongCode(models.Model):
    """A code of no ballot that somebody typed: counted by network, forgotten after an hour."""

    network = models.CharField(_("network"), max_length=64)
    at = models.DateTimeField(_("at"), default=timezone.now)

    class Meta:
        verbose_name = _("wrong code")
        verbose_name_plural = _("wrong codes")
        indexes = [models.Index(fields=["network", "at"], name="wrong_code_network")]

    def __str__(self) -> str:
        return f"{self.at}"


class Choice(models.Model):
    """A host that a student wants to meet; ``rank`` 1 is whom she wants most."""

    ballot = models.ForeignKey(
        Ballot, on_delete=models.CASCADE, related_name="choices", verbose_name=_("ballot")
    )
    host = models.ForeignKey(
        Host, on_delete=models.CASCADE, related_name="choices", verbose_name=_("host")
    )
    rank = models.PositiveSmallIntegerField(_("rank"))

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ["ballot", "rank"]
        constraints = [
            models.CheckConstraint(name="choice_rank_positive", condition=Q(rank__gt=0)),
            models.UniqueConstraint(
                fields=["ballot", "rank"],
                name="choice_rank_unique",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(fields=["ballot", "host"], name="choice_host_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.rank}"
