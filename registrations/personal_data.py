"""What this app keeps of people (``participants.personal_data``)."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.postgres.functions import RandomUUID
from django.db.models import CharField, F, Func, Value
from django.db.models.functions import Concat, LPad, Mod, Now
from django.utils.translation import gettext_lazy as _

from communications.models import REGISTRATION, Email
from communications.outbox import forget_emails
from exchange.traces import forget_exports_of, forget_sheets
from participants.people import People
from participants.personal_data import Holding, Need, hold, leave_no, need_account
from registrations.models import (
    AccommodationNeed,
    Authorisation,
    Engagement,
    Message,
    Registration,
    RosterEntry,
)

# A code that nobody was ever given: those begin with three letters or digits.
HEX_DIGITS = 6
NO_CODE = Concat(
    Value("-"),
    LPad(
        Func(Mod(F("id"), 16**HEX_DIGITS), function="to_hex", output_field=CharField()),
        HEX_DIGITS,
        Value("0"),
    ),
    output_field=CharField(),
)


def register() -> None:
    """Called when the apps are ready. A registration stays: seats and people are counted by it."""
    leave_no("mails about registrations", _forget_mails)
    leave_no("registrations in the log of the desk", _forget_desk_log)
    leave_no("files with registrations", _forget_files)
    hold(
        Holding(
            model=Engagement,
            path="participant",
            title=_("Times kept free"),
            unseen="The dates of her registrations once more.",
        ),
        Holding(
            model=AccommodationNeed,
            path="registration__participant",
            title=_("What you need in order to take part"),
            columns={"registration__session__event__title": _("Event"), "text": _("Text")},
        ),
        Holding(
            model=Authorisation,
            path="registration__participant",
            title=_("Authorisations"),
            columns={
                "registration__session__event__title": _("Event"),
                "answer": _("Answer"),
                "answered_at": _("Answered at"),
            },
        ),
        Holding(
            model=RosterEntry,
            path="participant",
            title=_("Lists of classes"),
            columns={"registration__session__event__title": _("Event")},
            blank={"updated_at": Now()},
        ),
        Holding(
            model=Registration,
            path="participant",
            title=_("Registrations"),
            columns={
                "session__event__programme__title": _("Programme"),
                "session__event__title": _("Event"),
                "session__starts_at": _("Starts at"),
                "status": _("Status"),
                "end_reason": _("Why it ended"),
                "seats": _("Seats"),
                "code": _("Ticket code"),
                "created_at": _("Registered at"),
                "confirmed_at": _("Confirmed at"),
                "ended_at": _("Ended at"),
                "promotion_reason": _("Why the organisers gave you the place"),
            },
            blank={
                "code": NO_CODE,
                "key": RandomUUID(),
                "token": RandomUUID(),
                "promotion_reason": "",
                "booked_by": None,
            },
        ),
    )
    need_account(
        Need(model=Message, field="written_by"),
        Need(model=Registration, field="booked_by", of="participant"),
    )


def _registrations(people: People) -> list[int]:
    rows = Registration.objects.filter(participant__any_of=people.participants).order_by()
    return list(rows.values_list("pk", flat=True))


def _forget_mails(people: People) -> None:
    """Whoever they went to: the person herself, or who booked for her."""
    forget_mails_about(_registrations(people))


def forget_mails_about(registrations: Collection[int]) -> None:
    """Delete what was written about these registrations (ids), and who asked for it again."""
    about = Email.objects.alias(about=REGISTRATION).order_by()
    mails = about.filter(about__any_of=registrations, is_secret=False)
    forget_emails(list(mails.values_list("pk", flat=True)))


def _forget_desk_log(people: People) -> None:
    keys = [str(key) for key in _registrations(people)]
    of_model = ContentType.objects.get_for_model(Registration)
    lines = LogEntry.objects.filter(content_type=of_model, object_id__any_of=keys)
    lines.update(object_repr="", change_message="")


def _forget_files(people: People) -> None:
    forget_exports_of(Registration, _registrations(people))
    theirs = Registration.objects.filter(participant__any_of=people.participants).order_by()
    programmes = theirs.values_list("session__event__programme", flat=True)
    forget_sheets("registrations", set(programmes.distinct()))
    forget_sheets("participants", set(programmes.distinct()))
