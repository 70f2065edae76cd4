"""Whether two e-mail addresses lead to one person."""

from __future__ import annotations

# Dots before the @ mean nothing to this provider.
DOTLESS = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}


def mailbox_of(address: str) -> str:
    """The mailbox that ``address`` leads to: without capitals and without what follows a plus."""
    local, _at, domain = address.strip().casefold().rpartition("@")
    local = local.partition("+")[0]
    if domain in DOTLESS:
        local, domain = local.replace(".", ""), DOTLESS[domain]
    return f"{local}@{domain}"


def is_same_mailbox(one: str, other: str) -> bool:
    """Whether what is sent to ``one`` is read by who reads ``other``."""
    return mailbox_of(one) == mailbox_of(other)
