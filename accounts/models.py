"""People who sign in."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import AnonymousUser, PermissionsMixin
from django.db import models
from django.db.models import F
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.enums import Language
from core.history import tracked

CODE_LIFE = timedelta(minutes=15)
CODE_ATTEMPTS = 5
RESEND_AFTER = timedelta(seconds=60)


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: User | AnonymousUser) -> UserQuerySet:
        """Who signs in is known to platform administrators; anybody else sees herself."""
        if user.is_superuser:
            return self
        return self.filter(pk=user.pk) if user.is_authenticated else self.none()


class UserManager(BaseUserManager["User"]):
    """Users are found by e-mail, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=(username or "").strip().lower())

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make a user who signs in by code; without a password none will ever match."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: Any) -> User:
        """Make a platform administrator."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)


@tracked(exclude=["password", "last_login"])
class User(AbstractBaseUser, PermissionsMixin):
    """A person who signs in. The e-mail address is the name, always in lower case."""

    email = models.EmailField(_("email address"), unique=True)
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    language = models.CharField(
        _("language"), max_length=2, choices=Language, default=Language.ITALIAN
    )
    is_staff = models.BooleanField(
        _("staff"), default=False, help_text=_("May open the coordinators' desk.")
    )
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    objects = UserManager.from_queryset(UserQuerySet)()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email"]
        constraints = [
            models.CheckConstraint(
                name="user_email_lower_case",
                condition=models.Q(email=Lower(F("email"))),
                violation_error_message=_("Write the email address in lower case."),
            ),
            models.CheckConstraint(
                name="user_language_valid", condition=models.Q(language__in=Language.values)
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self) -> None:
        super().clean()
        self.email = self.email.lower()

    def has_usable_password(self) -> bool:
        """Nobody has a password here: libraries that ask must not offer one."""
        return False

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name


class SignInCode(models.Model):
    """A code that was sent to an address, known or not: the row says nothing of which.

    It holds a keyed digest of the code, never the code, and is deleted after a day.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("email address"))
    network = models.CharField(
        _("network"), max_length=64, help_text=_("A keyed digest of the address it came from.")
    )
    digest = models.CharField(_("digest of the code"), max_length=64)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    created_at = models.DateTimeField(_("created at"), default=timezone.now)
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    class Meta:
        verbose_name = _("sign-in code")
        verbose_name_plural = _("sign-in codes")
        constraints = [
            models.CheckConstraint(
                name="sign_in_code_attempts_limited",
                condition=models.Q(attempts__lte=CODE_ATTEMPTS),
            ),
        ]
        indexes = [
            models.Index(fields=["email", "created_at"], name="sign_in_code_email"),
            models.Index(fields=["network", "created_at"], name="sign_in_code_network"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def resend_at(self) -> datetime:
        """From when another code may be asked for in its place."""
        return self.created_at + RESEND_AFTER


@tracked()
class UserGroup(User.groups.through):  # type: ignore[name-defined]
    """For the history: group of a user."""

    class Meta:
        proxy = True
        verbose_name = _("group of a user")
        verbose_name_plural = _("groups of users")
