"""Who is coming."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from events.enums import GuardianPolicy
from events.models import Event, Occurrence, SeatPool, Session
from participants.limits import not_limited
from participants.models import Participant, ParticipantQuerySet
from registrations.codes import new_code
from registrations.enums import EndReason, RegistrationStatus
from registrations.models.party import Party
from schools.models import School, SchoolClass

# Whom messages about a registration go to: the participant, or else who booked for her or for the
# class. One that has neither reaches nobody.
CONTACT = Coalesce(F("participant__user"), F("booked_by"), output_field=models.BigIntegerField())
CONTACT_EMAIL = Coalesce(F("participant__user__email"), F("booked_by__email"))
CONTACT_LANGUAGE = Coalesce(F("participant__user__language"), F("booked_by__language"))
# What stands in the key of a message: those of a party for whom one person is written to share it.
TOGETHER = Case(
    When(
        party__isnull=False,
        participant__isnull=False,
        participant__user=None,
        then=Concat(
            Value("party-"),
            Cast("party", models.CharField()),
            Value("-"),
            Cast("session", models.CharField()),
        ),
    ),
    default=Cast("pk", models.CharField()),
    output_field=models.CharField(),
)
# For counts with a filter of their own; else ``reachable``. Who limited the use of her data is not
# written to (L9).
REACHABLE = not_limited("participant") & (
    Q(participant__user__is_active=True) | Q(participant__user=None, booked_by__is_active=True)
)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def active(self) -> RegistrationQuerySet:
        return self.filter(status__in=RegistrationStatus.ACTIVE)

    def holding(self) -> RegistrationQuerySet:
        """Registrations that hold seats."""
        return self.filter(status__in=RegistrationStatus.HOLDING)

    def reachable(self) -> RegistrationQuerySet:
        """Those of people who can be written to: who has no account is told in another way."""
        return self.filter(REACHABLE)

    def shown_to_staff(self) -> RegistrationQuerySet:
        """Without those of who limited the use of her data (L9)."""
        return self.filter(not_limited("participant"))

    def in_line(self) -> RegistrationQuerySet:
        """The waiting list, first come first."""
        return self.filter(status=RegistrationStatus.WAITING).order_by("queued_at", "pk")

    def of(self, user: User | AnonymousUser) -> RegistrationQuerySet:
        """What ``user`` may look at as her own: hers, and of those under 18 in her care (L9)."""
        return self._of(user, Participant.objects.guarded_by(user))

    def changeable_by(self, user: User | AnonymousUser) -> RegistrationQuerySet:
        """What ``user`` may cancel or accept: hers, and of those too young to do it (L1).

        Of who is older too what she booked herself, until that person has her own access: nobody
        else could give the place back.
        """
        if not user.is_authenticated:
            return self.none()
        booked = Registration.objects.filter(
            booked_by=user.pk,
            participant__in=Participant.objects.guarded_by(user).filter(user=None).order_by(),
        )
        theirs = _hers(user, Participant.objects.represented_by(user))
        return self.filter(pk__in=_ids(booked, *theirs))

    def visible_to(self, user: User | AnonymousUser) -> RegistrationQuerySet:
        """Those of ``of``, and for a coordinator those of the events she coordinates."""
        if not user.is_authenticated:
            return self.none()
        coordinated = Event.objects.coordinated_by(user).values("pk")
        theirs = Registration.objects.filter(session__event__in=coordinated)
        return self.filter(pk__in=_ids(theirs, *_hers(user, Participant.objects.guarded_by(user))))

    def _of(self, user: User | AnonymousUser, people: ParticipantQuerySet) -> RegistrationQuerySet:
        if not user.is_authenticated:
            return self.none()
        return self.filter(pk__in=_ids(*_hers(user, people)))

    def coordinated_by(self, user: User | AnonymousUser) -> RegistrationQuerySet:
        """Those of the events that ``user`` coordinates: what the desk shows her."""
        return self.filter(session__event__in=Event.objects.coordinated_by(user))


def _hers(
    user: User | AnonymousUser, people: ParticipantQuerySet
) -> tuple[RegistrationQuerySet, ...]:
    """Those of herself, of ``people`` in her care, and of the classes of her schools.

    What a class booked is its school's: every verified teacher sees it, and who left does not.
    """
    everybody = Registration.objects.all()
    schools = School.objects.taught_by(user).order_by()
    return (
        everybody.filter(participant__user=user.pk),
        everybody.filter(participant__in=people.order_by().values("pk")),
        everybody.filter(school_class__school__in=schools.values("pk")),
    )


def _ids(*found: RegistrationQuerySet) -> models.QuerySet[Registration, int]:
    """A union: an "or" between them would look at every registration."""
    first, *others = (rows.order_by().values_list("pk", flat=True) for rows in found)
    return first.union(*others, all=True)


@tracked(exclude=["token"])
class Registration(TimeStampedModel):
    """A claim on seats of a session: by one participant with her companions, or by one class.

    A class comes by numbers: ``pupils`` and who accompanies them. ``guardian_policy`` is what the
    event asked of a guardian when she registered (L3); a seat that is to be authorised is
    ``pending`` until it is, or until its time is over.

    The row is never deleted and its status moves only in ``registrations/services``.
    """

    key = models.UUIDField(_("key"), default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(_("ticket code"), max_length=7, default=new_code, editable=False)
    # What the QR code holds: it says nothing, and is another one when the ticket is renewed.
    token = models.UUIDField(
        _("ticket token"),
        default=uuid.uuid4,
        db_default=RandomUUID(),
        unique=True,
        editable=False,
    )
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="registrations", verbose_name=_("session")
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name=_("participant"),
    )
    school_class = models.ForeignKey(
        SchoolClass,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name=_("school class"),
    )
    pupils = models.PositiveSmallIntegerField(_("pupils"), null=True, blank=True)
    accompanied_by = models.CharField(
        _("adult of the school"),
        max_length=150,
        blank=True,
        db_default="",
        help_text=_("Who stays with the class all the time (L15)."),
    )
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="bookings",
        verbose_name=_("booked by"),
        help_text=_("The guardian or the teacher who did it, and is written to."),
    )
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name=_("party"),
    )
    pool = models.ForeignKey(
        SeatPool,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="registrations",
        verbose_name=_("seats kept"),
    )
    pool_seats = models.PositiveSmallIntegerField(_("seats of those kept"), default=0, db_default=0)
    guardian_policy = models.CharField(
        _("asked of a guardian"),
        max_length=9,
        choices=GuardianPolicy,
        default=GuardianPolicy.NONE,
        db_default=GuardianPolicy.NONE,
    )
    authorised_at = models.DateTimeField(_("authorised at"), null=True, blank=True)
    pending_until = models.DateTimeField(_("to be authorised by"), null=True, blank=True)
    seats = models.PositiveSmallIntegerField(
        _("seats"), default=1, help_text=_("The participant's and those of who comes with her.")
    )
    status = models.CharField(_("status"), max_length=9, choices=RegistrationStatus)
    queued_at = models.DateTimeField(_("in line since"), default=timezone.now)
    times_passed = models.PositiveSmallIntegerField(_("times passed"), default=0)
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    offer_expires_at = models.DateTimeField(_("offer expires at"), null=True, blank=True)
    choose_by = models.DateTimeField(
        _("to choose by"),
        null=True,
        blank=True,
        help_text=_("A moved session clashes with another: the seat is kept until then."),
    )
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    end_reason = models.CharField(_("why it ended"), max_length=17, choices=EndReason, blank=True)
    promotion_reason = models.CharField(
        _("why she got her seat out of turn"),
        max_length=300,
        blank=True,
        db_default="",
        help_text=_("Written by the organiser who gave it to her."),
    )

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        ordering = ["-pk"]
        constraints = [
            one_of("status", RegistrationStatus, name="registration_status_valid"),
            models.UniqueConstraint(
                fields=["session", "participant"],
                condition=Q(status__in=RegistrationStatus.ACTIVE),
                name="registration_one_active_per_participant",
                violation_error_message=_("This person is already registered."),
            ),
            models.UniqueConstraint(
                fields=["session", "school_class"],
                condition=Q(status__in=RegistrationStatus.ACTIVE),
                name="registration_one_active_per_class",
                violation_error_message=_("This class is already registered."),
            ),
            models.CheckConstraint(
                name="registration_of_a_person_or_a_class",
                condition=Q(
                    participant__isnull=False, school_class=None, pupils=None, accompanied_by=""
                )
                | Q(
                    participant=None,
                    school_class__isnull=False,
                    pupils__gte=1,
                    pupils__lte=F("seats"),
                    booked_by__isnull=False,
                ),
                violation_error_message=_("A registration is of a person or of a class."),
            ),
            models.CheckConstraint(
                name="registration_pool_has_seats",
                condition=Q(pool=None, pool_seats=0)
                | Q(pool__isnull=False, pool_seats__gt=0, pool_seats__lte=F("seats")),
            ),
            one_of("guardian_policy", GuardianPolicy, name="registration_policy_valid"),
            models.CheckConstraint(
                name="registration_pending_has_a_deadline",
                condition=Q(
                    status=RegistrationStatus.PENDING,
                    pending_until__isnull=False,
                    guardian_policy=GuardianPolicy.AUTHORISE,
                    authorised_at=None,
                )
                | (~Q(status=RegistrationStatus.PENDING) & Q(pending_until=None)),
            ),
            models.CheckConstraint(
                name="registration_confirmed_is_authorised",
                condition=~Q(status=RegistrationStatus.CONFIRMED)
                | ~Q(guardian_policy=GuardianPolicy.AUTHORISE)
                | Q(authorised_at__isnull=False),
            ),
            models.UniqueConstraint(fields=["session", "code"], name="registration_code_unique"),
            models.CheckConstraint(
                name="registration_seats_positive", condition=Q(seats__range=(1, 100))
            ),
            models.CheckConstraint(
                name="registration_offer_has_a_deadline",
                condition=Q(status=RegistrationStatus.OFFERED, offer_expires_at__isnull=False)
                | (~Q(status=RegistrationStatus.OFFERED) & Q(offer_expires_at=None)),
            ),
            models.CheckConstraint(
                name="registration_confirmed_at_when_confirmed",
                condition=~Q(status=RegistrationStatus.CONFIRMED) | Q(confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="registration_ended_with_a_reason",
                condition=(
                    Q(status__in=RegistrationStatus.ENDED, ended_at__isnull=False)
                    & ~Q(end_reason="")
                )
                | (~Q(status__in=RegistrationStatus.ENDED) & Q(ended_at=None, end_reason="")),
            ),
            models.CheckConstraint(
                name="registration_promoted_has_had_a_seat",
                condition=Q(promotion_reason="")
                | Q(confirmed_at__isnull=False)
                | Q(guardian_policy=GuardianPolicy.AUTHORISE),
            ),
            models.CheckConstraint(
                name="registration_chooses_while_confirmed",
                condition=Q(choose_by=None) | Q(status=RegistrationStatus.CONFIRMED),
            ),
        ]
        indexes = [
            models.Index(fields=["created_at"], name="registration_created"),
            models.Index(
                fields=["session", "queued_at", "id"],
                name="registration_in_line",
                condition=Q(status=RegistrationStatus.WAITING),
            ),
            models.Index(
                fields=["offer_expires_at"],
                name="registration_offers",
                condition=Q(status=RegistrationStatus.OFFERED),
            ),
            models.Index(
                fields=["pending_until"],
                name="registration_pending",
                condition=Q(status=RegistrationStatus.PENDING),
            ),
            models.Index(
                fields=["choose_by"],
                name="registration_to_choose",
                condition=Q(choose_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.session}"

    def get_absolute_url(self) -> str:
        page = "portal:ticket" if self.school_class_id is None else "registrations:booking"
        return reverse(page, args=[self.key])

    @property
    def companions(self) -> int:
        """Who comes along: with the participant, or with the pupils of the class."""
        return self.seats - (self.pupils or 1)

    @property
    def needs_authorisation(self) -> bool:
        """Is somebody still to authorise it before it is confirmed (L3)?"""
        return self.guardian_policy == GuardianPolicy.AUTHORISE and self.authorised_at is None

    @property
    def who(self) -> str:
        """Whose it is, in words: a person's name, or a class and its school."""
        if self.school_class:
            return f"{self.school_class} · {self.school_class.school}"
        return str(self.participant)

    @property
    def told(self) -> list[Registration]:
        """Those that one letter about this one speaks of: with it, its party's in the same state.

        Whoever has her own account has her own letter. ``party`` is loaded with all of it.
        """
        if not (self.party and self.participant and self.participant.user_id is None):
            return [self]
        state = (self.session_id, self.booked_by_id, self.status)
        return [
            other
            for other in self.party.registrations.all()
            if other.pk == self.pk
            or (
                other.is_active
                and (other.session_id, other.booked_by_id, other.status) == state
                and other.participant
                and other.participant.user_id is None
            )
        ]

    @property
    def contact(self) -> User | None:
        """Who is written to: the participant, or else who booked; None reaches nobody."""
        own = self.participant.user if self.participant else None
        return own or self.booked_by

    @property
    def is_active(self) -> bool:
        return self.status in RegistrationStatus.ACTIVE

    @property
    def holds_seats(self) -> bool:
        return self.status in RegistrationStatus.HOLDING

    def offer_is_open(self, now: datetime) -> bool:
        return self.offer_expires_at is not None and now < self.offer_expires_at


class Engagement(models.Model):
    """A time in which a participant is taken, while her seat is held.

    The exclusion constraint is the rule "no two at once": the database refuses a second one that
    overlaps, whoever writes it. Ranges are half-open: one may end when the next begins.
    """

    registration = models.ForeignKey(
        Registration, on_delete=models.CASCADE, related_name="engagements"
    )
    occurrence = models.ForeignKey(Occurrence, on_delete=models.CASCADE, related_name="engagements")
    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="engagements"
    )
    during = DateTimeRangeField(_("during"))

    class Meta:
        verbose_name = _("engagement")
        verbose_name_plural = _("engagements")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "occurrence", "participant"], name="engagement_unique"
            ),
            ExclusionConstraint(
                name="engagement_no_two_at_once",
                expressions=[
                    (F("participant"), RangeOperators.EQUAL),
                    (F("during"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} · {self.occurrence_id}"
