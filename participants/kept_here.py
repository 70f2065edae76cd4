"""What this app keeps of people (``participants.personal_data``)."""

from __future__ import annotations

from django.db.models import F
from django.db.models.functions import Now, TruncYear
from django.utils.translation import gettext_lazy as _

from participants.models import (
    Consent,
    ConsentAnswer,
    ConsentRequest,
    Guardianship,
    ImagePerson,
    Participant,
    PrivacyRequest,
    PublishedImage,
    SourceCode,
)
from participants.personal_data import Holding, Need, hold, need_account


def register() -> None:
    """Called when the apps are ready.

    Of a person who is erased the year of birth, the school and the gender stay, for the numbers
    by age, school and gender; with the birth date goes who answers for her.
    """
    _hold_consents()
    hold(
        Holding(
            model=SourceCode,
            path="participant",
            title=_("Codes in the lists of programmes"),
            columns={"programme__title": _("Programme"), "code": _("Code")},
        ),
        Holding(
            model=Guardianship,
            path="participant",
            title=_("Who is responsible"),
            columns={
                "get_full_name": _("Name"),
                "relation": _("Relation"),
                "is_sole": _("Declared to be the only one"),
                "confirmed_at": _("Address confirmed at"),
                "ended_at": _("Ended at"),
            },
        ),
        Holding(
            model=PrivacyRequest,
            path="participant",
            title=_("What you asked about your data"),
            columns={
                "kind": _("Asked"),
                "received_on": _("Received on"),
                "due_on": _("Answer due on"),
                "outcome": _("Outcome"),
                "answer": _("Answer"),
                "done_at": _("Answered at"),
            },
            # That she asked, and what became of it, is what the law wants to be shown.
            blank={"asked_by": "", "answer": "–", "extended_because": ""},
        ),
        Holding(
            model=Participant,
            path="pk",
            title=_("Profile"),
            columns={
                "first_name": _("First name"),
                "last_name": _("Last name"),
                "birth_date": _("Date of birth"),
                "declared_14_on": _("Declared to be 14 or older on"),
                "gender": _("Gender"),
                "occupation": _("What you do"),
                "school": _("School"),
                "school_year": _("Class"),
                "class_said_in": _("School year of the class"),
                "municipality": _("Municipality where you live"),
                "restricted_at": _("Use limited since"),
                "created_at": _("Written on"),
                "updated_at": _("Changed on"),
            },
            blank={
                "first_name": "",
                "last_name": "",
                "user": None,
                "birth_date": TruncYear("birth_date"),
                "declared_14_on": None,
                "occupation": "",
                "school_year": None,
                "class_said_in": "",
                "municipality": None,
                "restricted_at": None,
                "restricted_because": "",
                "erased_at": Now(),
                "updated_at": Now(),
            },
            forgets_history=True,
        ),
    )
    need_account(
        Need(model=Participant, field="user", of="pk"),
        Need(model=Guardianship, field="guardian", of="participant"),
        Need(model=PrivacyRequest, field="recorded_by"),
        Need(model=PublishedImage, field="taken_down_by"),
    )


def _hold_consents() -> None:
    """Who is in a published picture stays known by a key until it is taken down (L5)."""
    hold(
        Holding(
            model=ImagePerson,
            path="participant",
            title=_("Published images"),
            columns={
                "image__title": _("What it shows"),
                "image__use": _("Use"),
                "image__url": _("Address of the page"),
                "image__place": _("Where it is"),
                "image__taken_down_at": _("Taken down at"),
            },
            blank={"participant": F("participant")},
        ),
        Holding(
            model=ConsentRequest,
            path="guardianship__participant",
            title=_("Consents asked by mail"),
            unseen="Links that were sent, of which the consent says what came of them.",
        ),
        Holding(
            model=ConsentAnswer,
            path="consent__participant",
            title=_("Answers about consents"),
            columns={
                "consent__purpose": _("Purpose"),
                "consent__use": _("Use"),
                "answer": _("Answer"),
                "by": _("Answered by"),
                "answered_at": _("Answered at"),
            },
        ),
        Holding(
            model=Consent,
            path="participant",
            title=_("Consents"),
            columns={
                "purpose": _("Purpose"),
                "use": _("Use"),
                "given_at": _("Given at"),
                "effective_at": _("Counts from"),
                "withdrawn_at": _("Withdrawn at"),
                "end": _("Why it is over"),
            },
        ),
    )
