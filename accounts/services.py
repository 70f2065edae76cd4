"""The one door: a code to an address, and the person behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts import notifications
from accounts.addresses import has_proved_address
from accounts.codes import digest_of, is_same, new_code
from accounts.enums import Language
from accounts.models import CODE_ATTEMPTS, CODE_LIFE, SignInCode, User
from core.errors import DomainError
from core.locks import wait_for_lock

# How many codes one address may be sent, and one network may ask for, within a time. With five
# attempts a code, an address can be guessed at 150 times a day. A whole school sits behind one
# network address, so that limit only stops floods.
ADDRESS_LIMITS = ((5, timedelta(minutes=15)), (30, timedelta(days=1)))
NETWORK_LIMITS = ((120, timedelta(minutes=5)), (1000, timedelta(hours=1)))
# Nothing of an unfinished sign-in is kept longer.
UNFINISHED_LIFE = timedelta(days=1)


class TooManyCodes(DomainError):
    """The address was sent, or the network asked for, as many codes as we allow."""


class CodeRefused(DomainError):
    """The code is not right; ``left`` says how many attempts remain."""

    def __init__(self, left: int) -> None:
        super().__init__(_("Wrong code."))
        self.left = left


class CodeOver(DomainError):
    """The code has expired, was used, or was tried too often."""


@transaction.atomic
def send_code(*, email: str, network: str, language: str) -> SignInCode:
    """Send a code to ``email``, whether or not we know it, and return its row.

    Known and unknown addresses go through the same statements: users are not looked at.
    ``network`` is a ``codes.network_digest``.

    Raises:
        TooManyCodes: the address or the network is over its limit.
    """
    _one_at_a_time(email)
    _check_limits("email", email, ADDRESS_LIMITS)
    _check_limits("network", network, NETWORK_LIMITS)
    digits = new_code()
    code = SignInCode(email=email, network=network)
    code.digest = digest_of(digits, key=str(code.pk))
    code.save(force_insert=True)
    notifications.sign_in_code(code, digits, language=language)
    return code


def _one_at_a_time(email: str) -> None:
    """Requests for one address wait for each other, so that none slips past the limits."""
    wait_for_lock(f"door:{email}")


def _check_limits(field: str, value: str, limits: tuple[tuple[int, timedelta], ...]) -> None:
    for amount, span in limits:
        since = timezone.now() - span
        if SignInCode.objects.filter(**{field: value}, created_at__gt=since).count() >= amount:
            raise TooManyCodes(_("Too many codes were asked for. Try again later."))


def use_code(*, code_id: UUID, typed: str) -> str:
    """Check a code and return the address it proves; a code works once.

    An attempt is spent before the code is looked at, in one statement: attempts made at the
    same moment cannot share one. Must not run inside a transaction that a refusal rolls back.

    Raises:
        CodeRefused: it is another code.
        CodeOver: there is nothing left to try.
    """
    now = timezone.now()
    alive = SignInCode.objects.filter(
        pk=code_id, used_at=None, attempts__lt=CODE_ATTEMPTS, created_at__gt=now - CODE_LIFE
    )
    if not alive.update(attempts=F("attempts") + 1):
        raise CodeOver(_("The code has expired: send another."))
    code = SignInCode.objects.get(pk=code_id)
    if not is_same(typed, key=str(code.pk), digest=code.digest):
        raise CodeRefused(CODE_ATTEMPTS - code.attempts)
    if not SignInCode.objects.filter(pk=code_id, used_at=None).update(used_at=now):
        raise CodeOver(_("The code has expired: send another."))
    return code.email


@transaction.atomic
def person_behind(*, email: str, language: str) -> User:
    """The user of an address that was just proved; made now when it is new."""
    user, _created = User.objects.get_or_create(
        email=email, defaults={"language": language, "password": make_password(None)}
    )
    _confirm_address(user)
    return user


def account_of(*, email: str, language: str) -> tuple[User, bool]:
    """The user of an address that somebody else typed, and whether she was made now.

    Nobody proved anything: whoever signs in with a code sent there takes it over.
    """
    return User.objects.get_or_create(
        email=email.strip().lower(),
        defaults={"language": language, "password": make_password(None)},
    )


def _confirm_address(user: User) -> None:
    """Write that ``user`` owns her address.

    Until now somebody else may have claimed it without proof, through a provider that does not
    vouch for addresses: what came with that claim goes.
    """
    if has_proved_address(user):
        return
    SocialAccount.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    EmailAddress.objects.filter(email=user.email).delete()
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)


def remember_language(user: User, language: str) -> None:
    """Write to ``user`` in the language of the page she signed in on from now on."""
    if language in Language.values and user.language != language:
        user.language = language
        user.save(update_fields=["language"])


@transaction.atomic
def make_administrator(*, email: str) -> User:
    """Make ``email`` a platform administrator, known or not; twice is the same as once."""
    user = person_behind(email=email.strip().lower(), language=Language.ITALIAN)
    user.is_staff = user.is_superuser = user.is_active = True
    user.save(update_fields=["is_staff", "is_superuser", "is_active"])
    return user


@transaction.atomic
def remove_second_factors(*, users: Iterable[User]) -> int:
    """Take the second factor away from ``users``, who lost their phones; how many had one.

    Whoever has the phone may be signed in with it, so their sessions end too: Django takes no
    session that began with another password, and the random one nobody can use is made anew.
    """
    owners = list(User.objects.filter(pk__in=[user.pk for user in users]).select_for_update())
    removed = Authenticator.objects.filter(user__in=owners)
    people: int = removed.values("user").distinct().count()
    removed.delete()
    for user in owners:
        user.set_unusable_password()
    User.objects.bulk_update(owners, ["password"])
    return people


def prune() -> dict[str, int]:
    """Delete old codes, expired sessions and sign-ups that nobody confirmed; say how many."""
    now = timezone.now()
    long_ago = now - UNFINISHED_LIFE
    addresses = EmailAddress.objects.filter(user=OuterRef("pk"))
    abandoned = User.objects.filter(
        Exists(addresses),
        ~Exists(addresses.filter(verified=True)),
        last_login=None,
        is_staff=False,
        date_joined__lt=long_ago,
    )
    return {
        "codes": SignInCode.objects.filter(created_at__lt=long_ago).delete()[0],
        "sessions": Session.objects.filter(expire_date__lt=now).delete()[0],
        "users": sum(user.delete()[1].get("accounts.User", 0) for user in abandoned),
    }
