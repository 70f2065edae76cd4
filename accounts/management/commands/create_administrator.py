from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from accounts.services import make_administrator


class Command(BaseCommand):
    help = "Make an address a platform administrator. She signs in by code, as everybody does."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is not an email address.") from error
        user = make_administrator(email=email)
        self.stdout.write(f"{user.email} is a platform administrator.")
