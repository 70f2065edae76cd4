"""Who limited the use of her data (art. 18) is in nothing that staff read or take out (L9).

One rule for all tables and pages: querysets have it as ``shown_to_staff``. A door is the exception,
because she comes for her place (``docs/decisions/0012-what-a-phone-holds-at-a-door.md``).
"""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from participants.models import Participant


def not_limited(participant: str) -> Q:
    """Rows of nobody in particular, or of a person who did not limit the use of her data.

    ``participant`` leads from a row to the person, as ``"registration__participant"``.
    """
    return Q(**{f"{participant}__restricted_at": None})


def named_to_staff(participant: Participant) -> str:
    """Her name, for a line that staff need although she limited the use of her data: then nobody's.

    A decision about her that nobody finds could not be taken back.
    """
    if participant.restricted_at is not None:
        return _("Somebody who limited the use of her data")
    return str(participant)
