"""A message as a person at the desk reads it: as it went, or as it would go now.

Without the links that act for whoever holds them: those are the reader's alone.
"""

from __future__ import annotations

import logging
from contextlib import suppress

from django.utils import translation
from django.utils.translation import gettext as _

from communications.enums import EmailStatus
from communications.kinds import Picture, kind_of
from communications.models import Email
from communications.rendering import Rendered, render
from core.errors import DomainError

logger = logging.getLogger(__name__)


class CannotShow(DomainError):
    """The portal cannot make the message: a fault of the program, said in a sentence."""


def shown(email: Email) -> Rendered | None:
    """What went, if it has gone; else what would go now, or None when it is no longer true.

    Raises:
        CannotShow: it has not gone, and the portal cannot make it.
    """
    return _as_sent(email) if email.status == EmailStatus.SENT else preview(email)


def preview(email: Email) -> Rendered | None:
    """What would go now, in the language of the row; None when it is no longer true.

    Raises:
        CannotShow: no app knows the kind any more, or its words cannot be made.
    """
    with translation.override(email.language):
        try:
            content = kind_of(email.kind).build([email]).get(email.pk)
            return render(email, content).for_desk() if content else None
        except Exception as error:
            # Whatever it is keeps the message from being sent, not the page from being read.
            logger.exception("email_id=%s cannot be shown: %s", email.pk, type(error).__name__)
    raise CannotShow(_("The portal cannot make this message: tell whoever runs it."))


def _as_sent(email: Email) -> Rendered:
    """From the row. Files are not kept, nor pictures: those of today stand in for them."""
    pictures: tuple[Picture, ...] = ()
    if "cid:" in email.body_html:
        with suppress(CannotShow):
            now = preview(email)
            pictures = now.pictures if now else ()
    return Rendered(email.subject, email.body_text, email.body_html, (), pictures)
