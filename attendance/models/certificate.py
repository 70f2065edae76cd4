"""What somebody attended, in writing."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language
from accounts.models import User
from core.constraints import one_of
from core.history import tracked
from core.models import TimeStampedModel
from events.models import Event
from participants.limits import not_limited
from participants.models import Participant
from programmes.fundings import with_fundings
from registrations.codes import new_code
from registrations.models import Registration


def new_certificate_code() -> str:
    """A random code like ``K7Q-42M-9XB-T3F``: a million million millions of them.

    It opens a public page, so that it is longer than a ticket's.
    """
    return f"{new_code()}-{new_code()}"


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def coordinated_by(self, user: User | AnonymousUser) -> CertificateQuerySet:
        """Those of the events that ``user`` coordinates: what the desk shows her."""
        return self.filter(registration__session__event__in=Event.objects.coordinated_by(user))

    def of(self, user: User | AnonymousUser) -> CertificateQuerySet:
        """What ``user`` may take home: hers, and of those under 18 in her care (L9)."""
        return self.of_people().filter(registration__in=Registration.objects.of(user).values("pk"))

    def of_people(self) -> CertificateQuerySet:
        """Those of who has a place of her own, and not of pupils named in a class."""
        return self.filter(participant=F("registration__participant"))

    def of_pupils(self) -> CertificateQuerySet:
        """Those of pupils named in a class: their school has them."""
        return self.filter(registration__participant=None)

    def with_who_pays(self) -> CertificateQuerySet:
        """Load what paper and pages show beside the facts: the funders of the programme."""
        programme = "registration__session__event__programme"
        return self.select_related(programme).prefetch_related(with_fundings(programme))

    def shown_to_staff(self) -> CertificateQuerySet:
        """Without those of who limited the use of her data (L9)."""
        return self.filter(not_limited("participant"))

    def valid(self) -> CertificateQuerySet:
        """Those that were not revoked."""
        return self.filter(revoked_at=None)


@tracked()
class Certificate(TimeStampedModel):
    """That somebody attended, with the facts as they were when it was issued.

    ``participant`` is the person of the registration, or a pupil who is named in a class's.
    ``minutes`` are those she was there for, ``planned`` those of all dates of the session, of
    which the first and the last day are kept. Of her one is valid at a time; it may
    replace one that was revoked. Erasing a person leaves a row without name that no code leads to.
    """

    registration = models.ForeignKey(
        Registration,
        on_delete=models.PROTECT,
        related_name="certificates",
        verbose_name=_("registration"),
    )
    participant = models.ForeignKey(
        Participant,
        on_delete=models.PROTECT,
        related_name="certificates",
        verbose_name=_("participant"),
    )
    code = models.CharField(
        _("code"), max_length=15, unique=True, default=new_certificate_code, editable=False
    )
    language = models.CharField(_("language"), max_length=2, choices=Language)
    issued_at = models.DateTimeField(_("issued at"))
    full_name = models.CharField(_("name"), max_length=301)
    event_title = models.CharField(_("event"), max_length=200)
    programme_title = models.CharField(_("programme"), max_length=200)
    organisers = models.TextField(_("organisers"), blank=True)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    minutes = models.PositiveIntegerField(_("minutes attended"))
    planned = models.PositiveIntegerField(_("minutes planned"))
    replaces = models.OneToOneField(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=_("replaces"),
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_because = models.CharField(_("why it was revoked"), max_length=300, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")
        ordering = ["-pk"]
        constraints = [
            one_of("language", Language, name="certificate_language_valid"),
            models.UniqueConstraint(
                fields=["registration", "participant"],
                condition=Q(revoked_at=None),
                name="certificate_one_valid",
                violation_error_message=_("There is a certificate already: revoke that first."),
            ),
            models.CheckConstraint(
                name="certificate_minutes_of_those_planned",
                condition=Q(minutes__gt=0, minutes__lte=F("planned")),
                violation_error_message=_("Nobody attends more than was planned."),
            ),
            models.CheckConstraint(
                name="certificate_days_in_order",
                condition=Q(last_day__gte=F("first_day")),
            ),
            models.CheckConstraint(
                name="certificate_revoked_with_a_reason",
                condition=Q(revoked_at=None, revoked_because="")
                | (Q(revoked_at__isnull=False) & ~Q(revoked_because="")),
                violation_error_message=_("Say why it is revoked."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} · {self.event_title}"

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None

    @property
    def is_replaced(self) -> bool:
        """Whether another one was written in its place."""
        return Certificate.objects.filter(replaces=self.pk).exists()

    @property
    def initials(self) -> str:
        """All that its public page shows of a person: "G. S."."""
        return " ".join(f"{word[0].upper()}." for word in self.full_name.split())
