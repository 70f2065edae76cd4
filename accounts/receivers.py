"""What the sign-in library tells us about."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.models import User
from accounts.second_factor import FACTORS


@receiver(authenticator_added, dispatch_uid="accounts.second_factor_added")
def second_factor_added(
    *, request: HttpRequest, user: User, authenticator: Authenticator, **_kwargs: Any
) -> None:
    """Adding a factor shows it: she just typed its code, or touched the key.

    Without this she would be asked for it at the next page, the one with her recovery codes.
    """
    if authenticator.type in FACTORS:
        record_authentication(
            request,
            user,
            method="mfa",
            id=authenticator.pk,
            type=authenticator.type,
            reauthenticated=True,
        )
