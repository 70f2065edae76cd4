"""Who limited the use of her data (art. 18) is in nothing that staff read or take out (L9).

One rule for all tables and pages: querysets have it as ``shown_to_staff``. A door is the exception,
because she comes for her place (``docs/decisions/0012-what-a-phone-holds-at-a-door.md``).
"""

from __future__ import annotations

from django.db.models import Q


def not_limited(participant: str) -> Q:
    """Rows of nobody in particular, or of a person who did not limit the use of her data.

    ``participant`` leads from a row to the person, as ``"registration__participant"``.
    """
    return Q(**{f"{participant}__restricted_at": None})
