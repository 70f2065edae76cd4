"""What the door writes to people.

The account adapter carries it: this app stands below the outbox, so the composition root
gives the adapter that writes there (``portal/sign_in_mail.py``).
"""

from __future__ import annotations

from allauth.account.adapter import get_adapter

from accounts.models import SignInCode


def sign_in_code(code: SignInCode, digits: str, *, language: str) -> None:
    """Send ``digits`` to the address of ``code``, in ``language``."""
    get_adapter().send_mail(
        "accounts/email/code",
        code.email,
        {"code": digits, "language": language, "dedup_key": f"accounts.code:{code.pk}"},
    )
