"""The words of the mail that asks a parent for her consent."""

from __future__ import annotations

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from communications.kinds import Content, MessageKind, register
from communications.letters import TEMPLATE, Letter, Link
from communications.models import Email
from communications.text import clean_line, unlinked
from core.dates import on_date
from core.site import absolute
from participants.models import ConsentRequest
from participants.notifications import CONSENT_ASKED
from participants.tokens import consent_token


def register_kinds() -> None:
    """Make the mails of this app known to the outbox; called when the apps are ready.

    The link answers in somebody's name, so it is read by nobody else.
    """
    title = gettext_lazy("Consent asked of a parent")
    register(MessageKind(CONSENT_ASKED, TEMPLATE, asked, title, is_secret=True, keeps_address=True))


def asked(emails: Sequence[Email]) -> dict[int, Content]:
    """The letters of a batch; a link that was replaced or answered meanwhile is not sent."""
    shown = ["guardianship__participant", "guardianship__guardian", "text__purpose", "asked_by"]
    requests = ConsentRequest.objects.open(timezone.now()).select_related(*shown)
    found = requests.in_bulk([email.context["consent_request"] for email in emails])
    return {
        email.pk: _letter(found[key]).content()
        for email in emails
        if (key := email.context["consent_request"]) in found
    }


def _letter(request: ConsentRequest) -> Letter:
    child = unlinked(request.guardianship.participant.get_known_as())
    values = {"child": child, "site": clean_line(settings.SITE_NAME)}
    return Letter(
        subject=_("Photos and videos of %(child)s: do you agree?") % values,
        title=_("Do you agree to photos and videos of %(child)s?") % values,
        greeting=_("Hello %(name)s,") % {"name": unlinked(request.guardianship.get_full_name())},
        paragraphs=(
            _(
                "on %(site)s somebody agreed to photos and videos of %(child)s, and named you as "
                "the other person who is responsible for her."
            )
            % values,
            _(
                "Nothing is shown of her until you agree too. A no costs her nothing: she comes "
                "all the same."
            ),
        ),
        action=Link(
            _("Read and answer"),
            absolute(reverse("participants:consent_answer", args=[consent_token(request)])),
        ),
        afterwards=(
            _("The link works once, and ends %(when)s. It is for you alone: do not pass it on.")
            % {"when": on_date(request.expires_at)},
        ),
        reason=_(
            "Somebody wrote your address on %(site)s. If you do not know %(child)s, do "
            "nothing: without you the link ends by itself."
        )
        % values,
    )
