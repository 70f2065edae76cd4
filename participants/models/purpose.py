"""Why data are used, by which right and for how long: what pages, retention and registers read."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.constraints import one_of
from core.history import tracked
from core.languages import in_readers_language
from core.models import TimeStampedModel
from participants.enums import Anchor, LegalBasis, TimeUnit
from participants.keeping import retention_words
from participants.periods import add


class PurposeQuerySet(models.QuerySet["Purpose"]):
    def in_use(self) -> PurposeQuerySet:
        return self.filter(is_in_use=True)

    def optional(self) -> PurposeQuerySet:
        """Those that a person may refuse at no cost: exactly those that consent allows (L2)."""
        return self.filter(legal_basis=LegalBasis.CONSENT)


@tracked()
class Purpose(TimeStampedModel):
    """A reason to use personal data (art. 30 GDPR), with its legal basis and its retention.

    Data are kept for ``keep_for`` × ``keep_unit`` after the ``keep_from`` (L8). Names and lists
    are in Italian and English: they stand in the notice and in the register.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    position = models.PositiveSmallIntegerField(_("position"), default=100)
    name_it = models.CharField(_("name, in Italian"), max_length=120)
    name_en = models.CharField(_("name, in English"), max_length=120)
    legal_basis = models.CharField(_("legal basis"), max_length=15, choices=LegalBasis)
    special_basis = models.CharField(
        _("basis for special data"),
        max_length=120,
        blank=True,
        help_text=_("Where data are of those that GDPR, art. 9 and 10, protect more."),
    )
    data_it = models.CharField(_("data, in Italian"), max_length=400)
    data_en = models.CharField(_("data, in English"), max_length=400)
    people_it = models.CharField(_("people, in Italian"), max_length=200)
    people_en = models.CharField(_("people, in English"), max_length=200)
    recipients_it = models.CharField(_("recipients, in Italian"), max_length=400)
    recipients_en = models.CharField(_("recipients, in English"), max_length=400)
    keep_for = models.PositiveSmallIntegerField(_("kept for"), default=0)
    keep_unit = models.CharField(_("unit"), max_length=6, choices=TimeUnit, default=TimeUnit.DAYS)
    keep_from = models.CharField(_("counted from"), max_length=11, choices=Anchor)
    minimum_age = models.PositiveSmallIntegerField(
        _("asked from the age of"),
        default=0,
        help_text=_("Nobody younger is asked, and nobody answers for her (L13)."),
    )

    needs_both_holders = models.BooleanField(
        _("both parents must agree for a minor"),
        default=False,
        help_text=_("Or one who declares to be the only one; from 14 the minor herself too (L5)."),
    )
    is_in_use = models.BooleanField(
        _("in use"), default=True, help_text=_("What is no longer used is asked of nobody.")
    )

    objects = PurposeQuerySet.as_manager()

    class Meta:
        verbose_name = _("purpose")
        verbose_name_plural = _("purposes")
        ordering = ["position", "pk"]
        constraints = [
            one_of("legal_basis", LegalBasis, name="purpose_legal_basis_valid"),
            one_of("keep_unit", TimeUnit, name="purpose_keep_unit_valid"),
            one_of("keep_from", Anchor, name="purpose_keep_from_valid"),
            models.CheckConstraint(
                name="purpose_kept_for_ever_has_no_length",
                condition=~Q(keep_from=Anchor.NEVER) | Q(keep_for=0),
                violation_error_message=_("What is never deleted has no length."),
            ),
            models.CheckConstraint(
                name="purpose_consent_is_kept_until_withdrawn",
                condition=~Q(legal_basis=LegalBasis.CONSENT) | Q(keep_from=Anchor.WITHDRAWAL),
                violation_error_message=_(
                    "What consent allows is kept until the consent is withdrawn."
                ),
            ),
            models.CheckConstraint(
                name="purpose_asked_of_the_young_or_adults",
                condition=Q(minimum_age__lte=18),
                violation_error_message=_("An adult may be asked anything."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        return in_readers_language(self, "name")

    @property
    def data(self) -> str:
        return in_readers_language(self, "data")

    @property
    def people(self) -> str:
        return in_readers_language(self, "people")

    @property
    def recipients(self) -> str:
        return in_readers_language(self, "recipients")

    @property
    def is_optional(self) -> bool:
        """Whether a person may refuse it: only consent gives the right to it (L2)."""
        return self.legal_basis == LegalBasis.CONSENT

    def kept_until(self, anchor: date) -> date | None:
        """The last day of data whose ``keep_from`` was on the day ``anchor``; None is for ever."""
        if self.keep_from == Anchor.NEVER:
            return None
        return add(anchor, self.keep_for, self.keep_unit)

    @property
    def retention_words(self) -> str:
        """How long data are kept, as the notice says it: "12 mesi dopo la fine dell’edizione"."""
        return retention_words(self.keep_for, TimeUnit(self.keep_unit), Anchor(self.keep_from))
