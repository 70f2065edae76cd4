"""The words that a coordinator may put in a reminder: this list and nothing else.

``{event}`` is replaced by a plain text that was made beforehand. Nothing is looked up on an
object, so no placeholder can reach further than its own value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

PLACEHOLDERS: dict[str, str | Promise] = {
    "name": gettext_lazy("first name of the reader"),
    "event": gettext_lazy("title of the event"),
    "programme": gettext_lazy("title of the programme"),
    "when": gettext_lazy("day and hours"),
    "where": gettext_lazy("where it takes place"),
    "code": gettext_lazy("ticket code"),
}
# Whatever stands in braces, so that a slip of the pen is told and not sent.
IN_BRACES = re.compile(r"\{([^{}]*)\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """``text`` with its placeholders replaced; what is not in the list stays as it is."""
    return IN_BRACES.sub(lambda found: values.get(found[1], found[0]), text)


def placeholders_help() -> str:
    """The list in a sentence, for who writes the text."""
    words = ", ".join(f"{{{name}}} ({meaning})" for name, meaning in PLACEHOLDERS.items())
    return _("You can use: %(placeholders)s.") % {"placeholders": words}


def validate_placeholders(text: str) -> None:
    """Refuse a placeholder that does not exist, naming those that do.

    Raises:
        ValidationError: an unknown name, or a brace without its other half.
    """
    unknown = [name for name in IN_BRACES.findall(text) if name not in PLACEHOLDERS]
    if not unknown and not set("{}") & set(IN_BRACES.sub("", text)):
        return
    allowed = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    if unknown:
        raise ValidationError(
            _("“{%(name)s}” is not a placeholder. You can use: %(allowed)s."),
            params={"name": unknown[0], "allowed": allowed},
        )
    raise ValidationError(
        _("A brace stands alone. You can use: %(allowed)s."), params={"allowed": allowed}
    )
