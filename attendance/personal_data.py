"""What attendance keeps of people, how it is shown to them, and how it goes (L9)."""

from __future__ import annotations

from django.db.models import Case, CharField, F, Value, When
from django.db.models.functions import Cast, Concat, Now
from django.utils.translation import gettext_lazy as _

from attendance import certifying_classes, counting_hours
from attendance.models import Attendance, Certificate, FeedbackGiven, NamedPresence, Scan, Steward
from exchange.traces import forget_exports_of, forget_sheets
from participants.people import People
from participants.personal_data import Holding, Need, hold, leave_no, need_account

# A code that nobody was ever given: those begin with a letter or a digit.
NO_CODE = Concat(Value("-"), Cast(F("id"), CharField()), output_field=CharField())

# That it was revoked stays; what was written about her does not.
NO_REASON = Case(When(revoked_because="", then=Value("")), default=Value("–"))


def register() -> None:
    """Called when the apps are ready. That somebody came, and had a certificate, is counted on."""
    leave_no("files with attendances", _forget_files)
    leave_no("files with certificates of classes", certifying_classes.forget_files)
    leave_no("files with hours of editions", counting_hours.forget_files)
    hold(
        Holding(
            model=FeedbackGiven,
            path="registration__participant",
            title=_("People who answered after an event"),
            unseen="That she answered, so that she is asked once; what she answered is nobody's.",
        ),
        Holding(
            model=Certificate,
            path="participant",
            title=_("Certificates of attendance"),
            columns={
                "event_title": _("Event"),
                "full_name": _("Name"),
                "minutes": _("Minutes attended"),
                "code": _("Code"),
                "issued_at": _("Issued at"),
                "revoked_at": _("Revoked at"),
                "revoked_because": _("Why it was revoked"),
            },
            blank={
                "full_name": "",
                "code": NO_CODE,
                "revoked_because": NO_REASON,
            },
        ),
        Holding(
            model=NamedPresence,
            path="entry__participant",
            title=_("Dates at which your school says that you were"),
            columns={
                "occurrence__session__event__title": _("Event"),
                "occurrence__starts_at": _("Starts at"),
            },
        ),
        Holding(
            model=Scan,
            path="registration__participant",
            title=_("Scans at doors"),
            unseen="Her attendance once more, as each phone sent it.",
        ),
        Holding(
            model=Attendance,
            path="registration__participant",
            title=_("Attendance"),
            columns={
                "registration__session__event__title": _("Event"),
                "occurrence__starts_at": _("Starts at"),
                "arrived_at": _("Arrived at"),
                "left_at": _("Left at"),
                "door": _("Door"),
                "present": _("People present"),
            },
            blank={"updated_at": Now(), "reason": ""},
        ),
    )
    need_account(
        Need(model=Attendance, field="recorded_by"),
        Need(model=NamedPresence, field="recorded_by", of="entry__participant"),
        Need(model=Scan, field="recorded_by"),
        Need(model=Steward, field="user"),
        Need(model=Steward, field="added_by"),
    )


def _forget_files(people: People) -> None:
    rows = Attendance.objects.filter(registration__participant__any_of=people.participants)
    forget_exports_of(Attendance, list(rows.order_by().values_list("pk", flat=True)))
    programmes = rows.order_by().values_list("registration__session__event__programme", flat=True)
    forget_sheets("attendances", set(programmes.distinct()))
