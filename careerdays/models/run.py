"""What the allocation found, and what was published of it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from careerdays.models.ballot import Ballot
from careerdays.models.day import CareerDay, Round
from careerdays.models.host import Host
from careerdays.models.meeting import Meeting
from core.history import tracked
from registrations.enums import RegistrationStatus
from registrations.models import Registration


class RunQuerySet(models.QuerySet["Run"]):
    def coordinated_by(self, user: User | AnonymousUser) -> RunQuerySet:
        """Those of the career days that ``user`` coordinates."""
        days = CareerDay.objects.coordinated_by(user).values("pk")
        return self.filter(career_day__in=days)


@tracked()
class Run(models.Model):
    """One run of the allocation: from which choices and rules (``digest``), and what it proved.

    ``basis`` is the part of that which must be the same when it is published.

    ``steps`` are name, value and bound of each step (``allocation.encounters.Step``); the same
    digest and seed give the same placements on every machine. ``apart`` are groups that asked to
    stay together and could not: the rule, and a ballot (id) of the group.
    """

    career_day = models.ForeignKey(
        CareerDay, on_delete=models.CASCADE, related_name="runs", verbose_name=_("career day")
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="allocation_runs",
        verbose_name=_("made by"),
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now, editable=False)
    seed = models.CharField(_("seed of the draw"), max_length=40)
    digest = models.CharField(_("digest of the input"), max_length=64)
    basis = models.CharField(
        _("digest of rules, hosts and decisions"),
        max_length=64,
        default="",
        db_default="",
        editable=False,
    )
    students = models.PositiveIntegerField(_("students"))
    steps: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        _("proof"), editable=False
    )
    apart: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        _("could not stay together"), default=list, editable=False
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run of the allocation")
        verbose_name_plural = _("runs of the allocation")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["career_day"],
                condition=models.Q(published_at__isnull=False),
                name="run_published_once",
                violation_error_message=_("Another run of this career day is published."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.career_day} · {self.pk}"

    @property
    def is_optimal(self) -> bool:
        """Is it proven that no other answer is better?"""
        proven = [step["value"] == step["bound"] for step in self.steps]
        return bool(proven) and all(proven)

    def value_of(self, name: str) -> int | None:
        """What was reached in a step; None where there was none of that name."""
        return next((step["value"] for step in self.steps if step["name"] == name), None)


class Placement(models.Model):
    """Who would meet whom in a run; ``rank`` is 0 for a host that she did not choose."""

    run = models.ForeignKey(
        Run, on_delete=models.CASCADE, related_name="placements", verbose_name=_("run")
    )
    ballot = models.ForeignKey(
        Ballot, on_delete=models.CASCADE, related_name="placements", verbose_name=_("ballot")
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, related_name="placements", verbose_name=_("meeting")
    )
    rank = models.PositiveSmallIntegerField(_("rank"))

    class Meta:
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["run", "ballot", "meeting"], name="placement_unique")
        ]

    def __str__(self) -> str:
        return f"{self.ballot} · {self.meeting}"


class Explanation(models.Model):
    """Why a student did not get some of her choices in a run.

    ``refusals`` are host, rank, reason, seats, firsts and chose of ``allocation.encounters``'
    ``Refusal``, best choice first.
    """

    run = models.ForeignKey(
        Run, on_delete=models.CASCADE, related_name="explanations", verbose_name=_("run")
    )
    ballot = models.ForeignKey(
        Ballot, on_delete=models.CASCADE, related_name="explanations", verbose_name=_("ballot")
    )
    refusals: models.JSONField[list[dict[str, Any]], list[dict[str, Any]]] = models.JSONField(
        _("choices that were not met")
    )

    class Meta:
        verbose_name = _("explanation")
        verbose_name_plural = _("explanations")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "ballot"], name="explanation_unique")]

    def __str__(self) -> str:
        return f"{self.run} · {self.ballot}"


class EncounterQuerySet(models.QuerySet["Encounter"]):
    def expected(self) -> EncounterQuerySet:
        """Those of students who still have their place on that day."""
        return self.filter(_held())

    def forgone(self) -> EncounterQuerySet:
        """Those of students who gave their place on that day back."""
        return self.filter(~_held())

    def in_order(self) -> EncounterQuerySet:
        """As a timetable shows them: by time, with whom, where and when."""
        shown = self.select_related("ballot", "round", "host__organisation", "meeting__room")
        return shown.order_by("round__starts_at", "pk")


def _held() -> models.Q:
    """Of an encounter: has its student a place on that day, or her class as many as her number?

    Two subqueries: an "or" over the joined table would look at every registration of the day.
    """
    held = Registration.objects.filter(
        session=models.OuterRef("round__session"), status=RegistrationStatus.CONFIRMED
    )
    hers = models.Q(participant=models.OuterRef("ballot__participant"))
    enough = models.Q(pupils__gte=models.OuterRef("ballot__number"))
    of_class = models.Q(pk=models.OuterRef("ballot__registration")) & enough
    led = models.Q(same_pupils__leading=models.OuterRef("ballot__registration")) & enough
    return models.Exists(held.filter(hers | of_class)) | models.Exists(held.filter(led))


class Encounter(models.Model):
    """Who meets whom, once it is published. ``round`` and ``host`` are those of the meeting."""

    ballot = models.ForeignKey(
        Ballot, on_delete=models.CASCADE, related_name="encounters", verbose_name=_("ballot")
    )
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, related_name="encounters", verbose_name=_("meeting")
    )
    round = models.ForeignKey(
        Round, on_delete=models.PROTECT, related_name="encounters", verbose_name=_("round")
    )
    host = models.ForeignKey(
        Host, on_delete=models.PROTECT, related_name="encounters", verbose_name=_("host")
    )
    rank = models.PositiveSmallIntegerField(_("rank"))

    objects = EncounterQuerySet.as_manager()

    class Meta:
        verbose_name = _("encounter")
        verbose_name_plural = _("encounters")
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["ballot", "round"], name="encounter_one_at_a_time"),
            models.UniqueConstraint(fields=["ballot", "host"], name="encounter_no_host_twice"),
        ]

    def __str__(self) -> str:
        return f"{self.ballot} · {self.meeting}"
