from __future__ import annotations

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


class Format(models.TextChoices):
    """Where people take part."""

    IN_PERSON = "in_person", _("In person")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("In person and online")


class Booking(models.TextChoices):
    """How an event is booked."""

    NONE = "none", _("No booking: just come")
    REGISTRATION = "registration", _("By registering for a session")


class EventStatus(models.TextChoices):
    """Whether the public sees an event, and whether it takes place."""

    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    CANCELLED = "cancelled", _("Cancelled")


class SessionStatus(models.TextChoices):
    """Whether one run of an event takes place."""

    SCHEDULED = "scheduled", _("Scheduled")
    CANCELLED = "cancelled", _("Cancelled")


class RuleKind(models.TextChoices):
    """What an eligibility rule asks of a person."""

    AGE = "age", _("Age")
    SCHOOL_YEAR = "school_year", _("Class year")
    SCHOOL_LEVEL = "school_level", _("School level")
    NETWORK = "network", _("School of the programme's network")
    RESIDENCE = "residence", _("Municipality of residence")
    OCCUPATION = "occupation", _("Occupation")
