from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What kind of body an organisation is."""

    PUBLIC_BODY = "public_body", _("Public body")
    SCHOOL = "school", _("School")
    TRAINING_CENTRE = "training", _("Vocational training centre")
    ADULT_EDUCATION = "adult_edu", _("Adult education centre (CPIA)")
    UNIVERSITY = "university", _("University")
    RESEARCH = "research", _("Research body")
    COMPANY = "company", _("Company")
    ASSOCIATION = "association", _("Association")
    FOUNDATION = "foundation", _("Foundation")
    EMPLOYERS = "employers", _("Employers' association")
    CHAMBER = "chamber", _("Chamber of commerce")
    MUSEUM = "museum", _("Museum or library")
    FUND = "fund", _("Fund")


class MembershipRole(models.TextChoices):
    """What a member may do for her organisation."""

    MANAGER = "manager", _("Manager")
    MEMBER = "member", _("Member")


class Provided(models.TextChoices):
    """An answer of an accessibility sheet. "Not known" is an answer: silence is not a no."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNKNOWN = "unknown", _("Not known")


class Gender(models.TextChoices):
    """What a professional says of herself: speakers are counted by it, and nobody is shown it."""

    WOMAN = "woman", _("Woman")
    MAN = "man", _("Man")
    OTHER = "other", _("Other")
    NOT_SAID = "not_said", _("Prefers not to say")


class CheckOutcome(models.TextChoices):
    """What a safeguarding check said."""

    CLEAR = "clear", _("May work with minors")
    NOT_CLEAR = "not_clear", _("May not work with minors")
