"""Single values of the registry, made fit to keep; None is what cannot be kept."""

from __future__ import annotations

import re
import unicodedata

from core.text import one_line
from core.title_case import readable

NOTHING = re.compile(r"(non disponibile|n\.?d\.?|[-. ]*)", re.IGNORECASE)
EMAIL = re.compile(
    r"[\w.!#$%&'*+/=?^`{|}~-]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}", re.ASCII
)
WEBSITE = re.compile(
    r"(https?)[:/\s]+(([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}(:[0-9]{1,5})?([/?#]\S*)?)",
    re.IGNORECASE,
)
# Sant?Anna and DELL¿INFANZIA were apostrophes; SOCIETA? was one that stood for an accent.
LOST_APOSTROPHE = re.compile(
    r"(?<=[^\W\d_])[?¿\ufffd](?=[^\W\d_])|(?<=[AEIOUaeiou])[?¿\ufffd](?=$|[\s,;)])"
)
LOST_DASH = re.compile(r" [?¿\ufffd] ")
GLUED_NUMBER = re.compile(r"(?<=[^\W\d_]{3})(?=[0-9])")
LONGEST_NAME = LONGEST_ADDRESS = LONGEST_WEBSITE = 200


def text(value: str) -> str:
    """One line without odd spaces and broken letters; empty where the registry says nothing."""
    value = one_line(_unbroken(value))
    if NOTHING.fullmatch(value):
        return ""
    return LOST_DASH.sub(" – ", LOST_APOSTROPHE.sub("'", value))


def _unbroken(value: str) -> str:
    """UTF-8 that somebody took for Latin-1 and wrote as UTF-8 again."""
    if not re.search("[ÃÂ][\u0080-\u00bf]", value):
        return value
    try:
        return value.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return value


def name(value: str) -> str:
    """The name as people write it; quotes around the whole of it say nothing."""
    spoken = readable(value)
    if re.fullmatch("“[^“”]+”", spoken):
        spoken = spoken[1:-1]
    return spoken[:LONGEST_NAME]


def address(value: str) -> str:
    """Street and number; a number that is glued to the street is set apart."""
    return GLUED_NUMBER.sub(" ", readable(value))[:LONGEST_ADDRESS]


def special_kind(value: str) -> str:
    return "" if value == "NORMALE" else readable(value)[:60]


def postal_code(value: str) -> str | None:
    return value if re.fullmatch(r"[0-9]{5}", value) else None


def email(value: str) -> str | None:
    value = value.lower()
    return value if EMAIL.fullmatch(value) and len(value) <= 254 else None


def website(value: str) -> str | None:
    """An address with its scheme, repaired where people always break it in the same way."""
    value = re.sub(r"^(web:|www\.(?=https?:))\s*", "", value.strip(), flags=re.IGNORECASE)
    value = value.lower() if value == value.upper() else value
    if "@" in value:
        return None
    if not re.match(r"https?[:/]", value, re.IGNORECASE):
        value = f"https://{value}"
    found = WEBSITE.fullmatch(value)
    if found is None:
        return None
    repaired = f"{found[1].lower()}://{found[2]}"
    return repaired if len(repaired) <= LONGEST_WEBSITE else None


def slug(spoken: str, code: str) -> str:
    """How a school is addressed: its name, and its code because names are not unique."""
    plain = unicodedata.normalize("NFKD", spoken.replace("’", " "))
    words = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower())
    return f"{words[:60].strip('-')}-{code.lower()}".lstrip("-")
