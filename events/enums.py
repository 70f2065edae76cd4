from __future__ import annotations

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventKind(models.TextChoices):
    """What kind of thing an event is. All kinds are booked and shown in the same way."""

    CAREER_DAY = "career_day", _("Career day")
    WEBINAR = "webinar", _("Webinar")
    WORKSHOP = "workshop", _("Workshop")
    TALK = "talk", _("Talk")
    VISIT = "visit", _("Visit")
    COURSE = "course", _("Course")


class Audience(models.TextChoices):
    """For whom an event is."""

    PRIMARY = "primary", _("6–10 years, primary school")
    LOWER_SECONDARY = "lower_secondary", _("11–13 years, lower secondary school")
    UPPER_SECONDARY = "upper_secondary", _("14–19 years, upper secondary school")
    YOUNG_ADULTS = "young_adults", _("Young people from 18 to 30")
    FAMILIES = "families", _("Families")
    TEACHERS = "teachers", _("Teachers")

    # Those among whom there are people under 18.
    MINORS = nonmember(["primary", "lower_secondary", "upper_secondary", "families"])


class Format(models.TextChoices):
    """Where people take part."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class Booking(models.TextChoices):
    """How an event is booked."""

    NONE = "none", _("No booking: just come")
    REGISTRATION = "registration", _("By registering for a session")


class Bookable(models.TextChoices):
    """Who books seats: people one by one, teachers for a whole class, or both."""

    INDIVIDUALS = "individuals", _("People, one by one")
    CLASSES = "classes", _("Whole classes")
    BOTH = "both", _("People and whole classes")


class GuardianPolicy(models.TextChoices):
    """What taking part asks of whoever answers for a participant under 18 (L3)."""

    NONE = "none", _("Nothing")
    INFORM = "inform", _("To be told")
    AUTHORISE = "authorise", _("To authorise it")


class EventStatus(models.TextChoices):
    """How far an event is on its way to the public, and whether it takes place."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    CHANGES_REQUESTED = "changes", _("Changes requested")
    APPROVED = "approved", _("Approved")
    PUBLISHED = "published", _("Published")
    CANCELLED = "cancelled", _("Cancelled")

    # Somebody handed it in and it is not public yet.
    PROPOSED = nonmember(["submitted", "changes", "approved"])
    # The public never saw it and may still come to.
    UNPUBLISHED = nonmember(["draft", "submitted", "changes", "approved"])


class SessionStatus(models.TextChoices):
    """Whether one run of an event takes place."""

    SCHEDULED = "scheduled", _("Scheduled")
    CANCELLED = "cancelled", _("Cancelled")


class PoolKind(models.TextChoices):
    """For whom seats of a session are kept."""

    NETWORK = "network", _("Schools of the programme's network")
    CLASSES = "classes", _("Whole classes")
    INDIVIDUALS = "individuals", _("People who come on their own")
    GENDER = "gender", _("A gender")
    SCHOOL_YEAR = "school_year", _("Class years")


class RuleKind(models.TextChoices):
    """What an eligibility rule asks of a person."""

    AGE = "age", _("Age")
    SCHOOL_YEAR = "school_year", _("Class year")
    SCHOOL_LEVEL = "school_level", _("School level")
    NETWORK = "network", _("School of the programme's network")
    RESIDENCE = "residence", _("Municipality of residence")
    OCCUPATION = "occupation", _("Occupation")
