"""Who the demo lets you be, and the links that sign you in as them."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SALT = "portal.demo.enter"


@dataclass(frozen=True)
class Persona:
    """Somebody of the demo data; ``lands_on`` is the URL name of her first page."""

    name: str | Promise
    email: str
    lands_on: str


PERSONAS = (
    Persona(_("Coordinator"), "coordinatrice@demo.bussola.example", "admin:index"),
    Persona(_("Student"), "studentessa@demo.bussola.example", "portal:me"),
    Persona(_("Family"), "famiglia@demo.bussola.example", "portal:me"),
    Persona(_("Teacher"), "docente@demo.bussola.example", "portal:me"),
    Persona(_("Partner"), "partner@demo.bussola.example", "portal:me"),
)


def token_for(persona: Persona, *, key: str) -> str:
    """What stands in a persona's sign-in link; ``key`` is the demo's ``SECRET_KEY``."""
    return signing.dumps(persona.email, key=key, salt=SALT)


def persona_from(token: str) -> Persona | None:
    """The persona of a link, or None for a token that this demo did not make."""
    try:
        email = signing.loads(token, salt=SALT)
    except signing.BadSignature:
        return None
    return next((persona for persona in PERSONAS if persona.email == email), None)
