"""Young people who take part. The smallest possible record: what is not asked cannot leak."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.lookups import IsNull
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from core.db import Plain
from core.history import tracked
from core.models import TimeStampedModel
from participants.ages import ADULT_AGE, age_on, latest_birth_date
from participants.belonging import belonging_to
from participants.coming_of_age import age_of_consent
from participants.enums import Gender, Occupation
from participants.models.guardianship import Guardianship
from participants.models.source_code import SourceCode
from places.models import Municipality
from programmes.models import Programme, ProgrammeQuerySet
from schools.models import School


class ParticipantQuerySet(models.QuerySet["Participant"]):
    def present(self) -> ParticipantQuerySet:
        """Those who were not erased."""
        return self.filter(erased_at=None)

    def usable(self) -> ParticipantQuerySet:
        """Those whose data may be used: they were not erased, and did not limit it (L9)."""
        return self.filter(erased_at=None, restricted_at=None)

    def of(self, user: User | AnonymousUser) -> ParticipantQuerySet:
        """The participant that ``user`` is herself."""
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()

    def guarded_by(self, user: User | AnonymousUser) -> ParticipantQuerySet:
        """Those under 18 for whom ``user`` is responsible: she sees them and authorises (L9)."""
        return self._in_care_of(user, until=ADULT_AGE)

    def represented_by(self, user: User | AnonymousUser) -> ParticipantQuerySet:
        """Those in whose place ``user`` acts, because they may not yet do so themselves (L1, L9).

        From that birthday on their data, requests and consents are theirs alone.
        """
        return self._in_care_of(user, until=age_of_consent())

    def acted_for_by(self, user: User | AnonymousUser) -> ParticipantQuerySet:
        """Those about whose data ``user`` decides: herself, and who is too young to (L9)."""
        if not user.is_authenticated:
            return self.none()
        children = Participant.objects.represented_by(user).values("pk")
        return self.present().filter(Q(user=user.pk) | Q(pk__in=children))

    def _in_care_of(self, user: User | AnonymousUser, *, until: int) -> ParticipantQuerySet:
        if not user.is_authenticated:
            return self.none()
        theirs = Guardianship.objects.open().filter(guardian=user.pk)
        born_after = latest_birth_date(until, timezone.localdate())
        return self.filter(pk__in=theirs.values("participant"), birth_date__gt=born_after)

    def of_programmes(self, programmes: ProgrammeQuerySet) -> ParticipantQuerySet:
        """People who have a code of one of ``programmes``, or registered for an event of one."""
        return self.filter(pk__in=_ids_of_people_of(programmes))

    def visible_to(self, user: User | AnonymousUser) -> ParticipantQuerySet:
        """Herself, who is in her care, and for a coordinator the people of her programmes."""
        if user.is_authenticated and user.is_superuser:
            return self
        people = Participant.objects.order_by()
        herself = people.of(user).values_list("pk", flat=True)
        in_her_care = people.guarded_by(user).values_list("pk", flat=True)
        hers = _ids_of_people_of(Programme.objects.coordinated_by(user))
        return self.filter(pk__in=hers.union(herself, in_her_care, all=True))

    def possible_duplicates(self, programme: Programme) -> ParticipantQuerySet:
        """People of ``programme`` who may be somebody else of it: never across programmes.

        Same names, whatever their case and accents; and the same date of birth and school,
        where both are known.
        """
        people = Participant.objects.of_programmes(Programme.objects.filter(pk=programme.pk))
        twins = (
            people.present()
            .exclude(pk=OuterRef("pk"))
            .annotate(plain_first=Plain("first_name"), plain_last=Plain("last_name"))
            .filter(
                _same_or_unknown("birth_date") & _same_or_unknown("school"),
                plain_first=Plain(OuterRef("first_name")),
                plain_last=Plain(OuterRef("last_name")),
            )
        )
        return self.present().filter(Exists(twins), pk__in=people.values("pk"))


@tracked()
class Participant(TimeStampedModel):
    """A person who takes part.

    From 14 she registers herself: she declares it, and the day she did is kept (L1). The birth
    date is asked only where an event has an age rule (L7).
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participant",
        verbose_name=_("user"),
    )
    first_name = models.CharField(_("first name"), max_length=150)
    last_name = models.CharField(_("last name"), max_length=150)
    declared_14_on = models.DateField(_("declared to be 14 or older on"), null=True, blank=True)
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    gender = models.CharField(
        _("gender"), max_length=8, choices=Gender, blank=True, default="", db_default=""
    )
    occupation = models.CharField(_("occupation"), max_length=10, choices=Occupation, blank=True)
    school = models.ForeignKey(
        School,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
        verbose_name=_("school"),
    )
    school_year = models.PositiveSmallIntegerField(_("class year"), null=True, blank=True)
    class_said_in = models.CharField(
        _("school year of the class"),
        max_length=6,
        blank=True,
        default="",
        db_default="",
        help_text=_("Of which school year school and class were said, such as 202627."),
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="participants",
        verbose_name=_("municipality of residence"),
    )

    restricted_at = models.DateTimeField(
        _("use limited since"),
        null=True,
        blank=True,
        help_text=_("Her data are only kept: no list, export or message has her (art. 18)."),
    )
    restricted_because = models.CharField(
        _("why their use is limited"), max_length=300, blank=True, db_default=""
    )
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["last_name", "first_name", "id"], name="participant_by_name"),
        ]
        constraints = [
            models.CheckConstraint(
                name="participant_occupation_valid",
                condition=Q(occupation="") | Q(occupation__in=sorted(Occupation.values)),
            ),
            models.CheckConstraint(
                name="participant_gender_valid",
                condition=Q(gender="") | Q(gender__in=sorted(Gender.values)),
            ),
            models.CheckConstraint(
                name="participant_school_year_valid",
                condition=Q(school_year=None) | Q(school_year__range=(1, 5)),
                violation_error_message=_("A class year goes from 1 to 5."),
            ),
            models.CheckConstraint(
                name="participant_class_is_of_a_school_year",
                condition=Q(school_year=None) | ~Q(class_said_in=""),
            ),
            models.CheckConstraint(
                name="participant_with_account_declared_14",
                condition=Q(user=None) | Q(declared_14_on__isnull=False),
                violation_error_message=_("Who has an account declares to be 14 or older."),
            ),
            models.CheckConstraint(
                name="participant_erased_is_nobody",
                condition=Q(erased_at=None)
                | Q(first_name="", last_name="", user=None, restricted_at=None),
            ),
            models.CheckConstraint(
                name="participant_restricted_because",
                condition=Q(restricted_because="") | Q(restricted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def class_in(self, school_year: str) -> int | None:
        """Her class year as far as she has said it of ``school_year`` (202627), or of a later one.

        What she said of a year before does not hold: nobody guesses whether she was moved up.
        """
        return self.school_year if self.class_said_in >= school_year else None

    def get_full_name(self) -> str:
        if self.erased_at:
            return gettext("Erased person")
        return f"{self.first_name} {self.last_name}".strip()

    def get_known_as(self) -> str:
        """What a parent knows her by and a stranger does not: "Giulia V."."""
        return f"{self.first_name} {self.last_name[:1]}.".strip()

    def age_on(self, day: date) -> int | None:
        """Her age in years on ``day``; None when the birth date was never asked."""
        return age_on(self.birth_date, day) if self.birth_date else None


def _ids_of_people_of(programmes: ProgrammeQuerySet) -> models.QuerySet[SourceCode, int]:
    """A union of what each app knows: an "or" between them would look at everybody."""
    codes = SourceCode.objects.filter(programme__in=programmes.values("pk")).order_by()
    ids = codes.values_list("participant", flat=True)
    return ids.union(*belonging_to(programmes), all=True)


def _same_or_unknown(field: str) -> Q:
    """Equal to that of the outer row, or not known of one of the two."""
    unknown = Q(IsNull(OuterRef(field), True))  # noqa: FBT003 # the library's
    return Q(**{field: OuterRef(field)}) | Q(**{f"{field}__isnull": True}) | unknown
