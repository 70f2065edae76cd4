from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class Occupation(models.TextChoices):
    """What a participant does now. Some programmes are only for people out of work."""

    STUDENT = "student", _("I study")
    WORKING = "working", _("I work")
    UNEMPLOYED = "unemployed", _("I am looking for work")
    OTHER = "other", _("Something else")


class Gender(models.TextChoices):
    """What somebody says of herself where seats are kept for a gender; nobody is shown it."""

    GIRL = "female", _("Girl or woman")
    BOY = "male", _("Boy or man")
    OTHER = "other", _("Other")
    NOT_SAID = "not_said", _("I prefer not to say")


class Relation(models.TextChoices):
    """Why somebody answers for a participant under 18."""

    PARENT = "parent", _("Parent")
    OTHER = "other", _("Guardian appointed by a court, or who stands in for the parents")


class Question(StrEnum):
    """What a form may ask of a person: only what is missing and needed is asked (L7)."""

    NAME = "name"
    IS_14 = "is_14"
    BIRTH_DATE = "birth_date"
    SCHOOL = "school"
    SCHOOL_YEAR = "school_year"
    MUNICIPALITY = "municipality"
    GENDER = "gender"
    OCCUPATION = "occupation"


class LegalBasis(models.TextChoices):
    """What gives the right to use data for a purpose (L2).

    Legitimate interest is not among them: it is not for what a public body does as its task.
    """

    PUBLIC_INTEREST = "public_interest", _("Task in the public interest (GDPR, art. 6(1)(e))")
    CONSENT = "consent", _("Consent (GDPR, art. 6(1)(a))")
    OBLIGATION = "obligation", _("Legal obligation (GDPR, art. 6(1)(c))")
    CONTRACT = "contract", _("Contract (GDPR, art. 6(1)(b))")


class Anchor(models.TextChoices):
    """The moment from which the time for which data are kept is counted (L8)."""

    EDITION_END = "edition_end", _("the end of the edition of the programme")
    EVENT_END = "event_end", _("the end of the event")
    SESSION_END = "session_end", _("the end of the session")
    RECORDED = "recorded", _("the day on which they were written")
    WITHDRAWAL = "withdrawal", _("the withdrawal of the consent")
    REQUEST = "request", _("the request of the person")
    WITH_MINOR = "with_minor", _("the deletion of the child’s data")
    NEVER = "never", _("never: they are not deleted")


class TimeUnit(models.TextChoices):
    """What a length of time is counted in."""

    DAYS = "days", _("days")
    MONTHS = "months", _("months")
    YEARS = "years", _("years")


class Answer(models.TextChoices):
    """What somebody said about a consent."""

    YES = "yes", _("Yes")
    NO = "no", _("No")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class AnsweredBy(models.TextChoices):
    """Who answers: the person, or who holds parental responsibility for her."""

    HERSELF = "herself", _("The person herself")
    GUARDIAN = "guardian", _("Who is responsible for her")


class AnsweredThrough(models.TextChoices):
    """How an answer came to us."""

    PAGE = "page", _("The page of consents, signed in")
    LINK = "link", _("A link sent by email")


class ConsentEnd(models.TextChoices):
    """Why a consent is over."""

    WITHDRAWN = "withdrawn", _("Withdrawn")
    REFUSED = "refused", _("Somebody who must agree said no")
    REPLACED = "replaced", _("Asked again with other words")


class RequestKind(models.TextChoices):
    """What a person may ask about her data (GDPR, art. 15 to 21)."""

    ACCESS = "access", _("To see the data")
    CORRECTION = "correction", _("To correct them")
    EXPORT = "export", _("To take them along")
    ERASURE = "erasure", _("To erase them")
    RESTRICTION = "restriction", _("To limit their use")
    OBJECTION = "objection", _("To stop their use")


class RequestOutcome(models.TextChoices):
    """What became of a request."""

    DONE = "done", _("Done")
    PARTLY = "partly", _("Done in part")
    REFUSED = "refused", _("Refused")
