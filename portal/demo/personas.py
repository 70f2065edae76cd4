"""Who the demo lets you be, and the links that sign you in as them."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.signing import BadSignature, Signer

SALT = "portal.demo.enter"


@dataclass(frozen=True)
class Persona:
    """Somebody of the demo data; ``lands_on`` is the URL name of her first page."""

    key: str
    name: str
    email: str
    lands_on: str


PERSONAS = (
    Persona("coordinator", "Coordinator", "coordinatrice@demo.bussola.example", "admin:index"),
    Persona("student", "Student", "studentessa@demo.bussola.example", "portal:me"),
    Persona("family", "Family", "famiglia@demo.bussola.example", "portal:me"),
    Persona("teacher", "Teacher", "docente@demo.bussola.example", "portal:me"),
    Persona("steward", "Door steward", "ingresso@demo.bussola.example", "doors:list"),
    Persona("partner", "Partner", "partner@demo.bussola.example", "portal:me"),
)


def token_for(persona: Persona, *, key: str) -> str:
    """What stands in a persona's sign-in link; ``key`` is the demo's ``SECRET_KEY``."""
    return Signer(key=key, salt=SALT, fallback_keys=[]).sign(persona.key)


def persona_from(token: str) -> Persona | None:
    """The persona of a link, or None for a token that this demo did not make."""
    try:
        key = Signer(salt=SALT).unsign(token)
    except BadSignature:
        return None
    return next((persona for persona in PERSONAS if persona.key == key), None)
