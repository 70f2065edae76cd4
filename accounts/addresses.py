"""What we know of the address that a person signs in with."""

from __future__ import annotations

from allauth.account.models import EmailAddress

from accounts.models import User


def has_proved_address(user: User) -> bool:
    """Whether ``user`` has shown that mail to her address reaches her.

    Not so for an account that somebody at the desk made, or that a provider vouched for which
    does not check addresses, until a code sent there was used.
    """
    proved = EmailAddress.objects.filter(user=user.pk, email=user.email, verified=True)
    return bool(proved.exists())
