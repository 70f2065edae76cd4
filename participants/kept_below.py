"""What the apps below keep of people: they know nothing of participants, so it is said here."""

from __future__ import annotations

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Model, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from accounts.models import SignInCode, User, UserGroup
from communications.models import Email, Resending
from communications.outbox import forget_emails
from exchange.traces import forget_exports_of, forget_names_in_log, forget_sheets
from jobs.models import ExportLog, Job, JobFile
from participants.models import Participant, SourceCode
from participants.people import People
from participants.personal_data import Holding, Need, hold, leave_no, names_nobody, need_account
from partners.models import (
    ConductAcceptance,
    ConductInvitation,
    Membership,
    SafeguardingCheck,
)
from programmes.models import Coordinator, Copy, PreRegistration
from schools.models import Invitation, Teacher

# No mail ever reaches the top-level domain "invalid" (RFC 2606).
NO_ADDRESS = Concat(
    Value("erased-"), Cast("id", CharField()), Value("@erased.invalid"), output_field=CharField()
)


def register() -> None:
    """Called when the apps are ready."""
    _hold_mails()
    _hold_accounts()
    _need_accounts()
    leave_no("mails to them", _forget_mails_to)
    leave_no("codes sent to an address", _forget_codes)
    leave_no("invitations to an address", _forget_invitations)
    leave_no("names in the log of the desk", _forget_desk_log)
    leave_no("names in the log of exports", forget_names_of)
    leave_no("files of long work", _forget_files)


def _hold_mails() -> None:
    hold(
        Holding(
            model=Resending,
            path="email__recipient",
            of_account=True,
            title=_("Messages sent again"),
            unseen="It says which of the organisers sent a message again.",
        ),
        Holding(
            model=Email,
            path="recipient",
            of_account=True,
            title=_("Messages that we sent you"),
            columns={
                "created_at": _("Written on"),
                "sent_at": _("Sent on"),
                "to": _("To"),
                "subject": _("Subject"),
                "body_text": _("Text"),
            },
            only_in_files=["body_text"],
        ),
    )


def _hold_accounts() -> None:
    hold(
        Holding(
            model=EmailConfirmation,
            path="email_address__user",
            of_account=True,
            title=_("Confirmations of an address"),
            unseen="Keys of links that are not used here.",
        ),
        Holding(
            model=EmailAddress,
            path="user",
            of_account=True,
            title=_("Email addresses"),
            columns={"email": _("Email address"), "verified": _("Confirmed")},
        ),
        Holding(
            model=Authenticator,
            path="user",
            of_account=True,
            title=_("Second factors"),
            columns={"type": _("Kind"), "created_at": _("Added on")},
        ),
        Holding(
            model=SocialToken,
            path="account__user",
            of_account=True,
            title=_("Keys of other services"),
            unseen="Secrets, of which none is kept.",
        ),
        Holding(
            model=SocialAccount,
            path="user",
            of_account=True,
            title=_("Other ways to sign in"),
            columns={"provider": _("Service"), "date_joined": _("Added on")},
        ),
        Holding(
            model=PreRegistration,
            path="user",
            of_account=True,
            title=_("Declarations of interest"),
            columns={
                "programme__title": _("Programme"),
                "school__organisation__name": _("School"),
                "created_at": _("Declared on"),
            },
        ),
        Holding(
            model=User,
            path="pk",
            of_account=True,
            title=_("Account"),
            columns={
                "email": _("Email address"),
                "first_name": _("First name"),
                "last_name": _("Last name"),
                "language": _("Language"),
                "date_joined": _("Made on"),
                "last_login": _("Last signed in on"),
            },
            blank={
                "email": NO_ADDRESS,
                "first_name": "",
                "last_name": "",
                # No session that began with another password goes on.
                "password": "!",
                "last_login": None,
                "is_active": False,
            },
            forgets_history=True,
        ),
    )


def _need_accounts() -> None:
    """Who works here, or for a body or a school, keeps her account for that."""
    need_account(
        Need(model=Membership, field="user"),
        Need(model=SafeguardingCheck, field="checked_by"),
        Need(model=ConductAcceptance, field="recorded_by"),
        Need(model=ConductInvitation, field="sent_by"),
        Need(model=Teacher, field="user"),
        Need(model=Teacher, field="verified_by"),
        Need(model=Coordinator, field="user"),
        Need(model=Copy, field="made_by"),
        Need(model=ExportLog, field="user"),
        Need(model=Job, field="owner"),
        Need(model=Resending, field="asked_by"),
        Need(model=LogEntry, field="user"),
        Need(model=UserGroup, field="user"),
        Need(model=User.user_permissions.through, field="user"),
    )
    names_nobody(JobFile, "Files go with those whose rows are in them: see the traces.")


def _forget_mails_to(people: People) -> None:
    """To their accounts, and to a guardian who has none and was written to all the same."""
    owned = Email.objects.filter(recipient__any_of=people.users)
    unowned = Email.objects.filter(recipient=None, to__any_of=people.addresses)
    keys = owned.values_list("pk", flat=True).union(unowned.values_list("pk", flat=True))
    forget_emails(list(keys.order_by()))


def _forget_codes(people: People) -> None:
    SignInCode.objects.filter(email__any_of=people.addresses).delete()


def _forget_invitations(people: People) -> None:
    Invitation.objects.filter(email__any_of=people.addresses).delete()


def _forget_desk_log(people: People) -> None:
    """What was changed stays in the desk's log, and by whom; of whom does not."""
    changed: list[tuple[type[Model], list[str]]] = [
        (Participant, [str(pk) for pk in people.participants]),
        (User, [str(pk) for pk in people.users]),
    ]
    for model, keys in changed:
        of_model = ContentType.objects.get_for_model(model)
        lines = LogEntry.objects.filter(content_type=of_model, object_id__any_of=keys)
        lines.update(object_repr="", change_message="")


def forget_names_of(people: People) -> None:
    forget_names_in_log([*people.names, *people.addresses])


def _forget_files(people: People) -> None:
    """Exports with a row of theirs, and lists of the programmes that gave them a code."""
    forget_exports_of(Participant, people.participants)
    codes = SourceCode.objects.filter(participant__any_of=people.participants)
    forget_sheets("participants", set(codes.values_list("programme", flat=True)))
