"""Why a meeting does not count under a frame at all: one reason, that which says most."""

from __future__ import annotations

from collections.abc import Mapping

from attendance.hours.model import Activity, Frame, Offer, Reason, School, Standing
from attendance.hours.spans import length, whole_minutes

# A course lasts 15 hours, at least two thirds of them in presence (L17).
COURSE_MINUTES = 15 * 60

Why = tuple[Reason, Mapping[str, int]]


def why_not(frame: Frame, activity: Activity, standing: Standing | None) -> Why | None:
    """The reason and its facts; None where ``activity`` counts under ``frame``."""
    offer = activity.offer(frame)
    if offer is None:
        return Reason.NOT_OFFERED, {}
    if standing is None:
        return Reason.CLASS_UNKNOWN, {}
    if frame is Frame.ORIENTATION:
        return _not_orientation(offer, standing)
    return _not_last_years(offer, standing) or (
        course_fault(activity) if frame is Frame.COURSE else None
    )


def course_fault(course: Activity) -> Why | None:
    """Why ``course`` is none in the sense of the law, whoever attends it (L17)."""
    planned = course.planned
    if planned < COURSE_MINUTES:
        return Reason.COURSE_SHORT, {"planned": planned, "least": COURSE_MINUTES}
    in_presence = (one.span for one in course.meetings if not one.online)
    present = whole_minutes(length(in_presence))
    if present * 3 < planned * 2:
        return Reason.COURSE_ONLINE, {"planned": planned, "online": planned - present}
    return None


def _not_orientation(offer: Offer, standing: Standing) -> Why | None:
    """Secondary schools only; in their last three years in lessons only (L16)."""
    if not standing.school.is_upper:
        return None if standing.school is School.LOWER else (Reason.SCHOOL, {})
    if standing.is_in_last_three_years and not offer.curricular:
        return Reason.EXTRA_CURRICULAR, {"class_year": standing.year}
    return None


def _not_last_years(offer: Offer, standing: Standing) -> Why | None:
    """The last three years of upper secondary school, under an agreement (L17, L18)."""
    if not standing.school.is_upper:
        return Reason.SCHOOL, {}
    if not standing.is_in_last_three_years:
        return Reason.CLASS_YEAR, {"class_year": standing.year}
    return None if offer.agreement else (Reason.NO_AGREEMENT, {})
