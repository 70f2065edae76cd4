"""What is said of a purpose, in the two languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same words in Italian and in English."""

    it: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedPurpose:
    """A purpose with its first text. Values are those of ``participants.enums``.

    ``keep`` is how long data are kept after the ``anchor``, in ``unit``. ``special_basis`` is
    what lets data of a special kind be used (art. 9 and 10). ``uses`` are asked one by one.
    """

    code: str
    name: Words
    legal_basis: str
    anchor: str
    data: Words
    people: Words
    recipients: Words
    short: Words
    full: Words
    keep: int = 0
    unit: str = "days"
    special_basis: str = ""
    minimum_age: int = 0
    both_holders: bool = False
    uses: tuple[tuple[str, Words], ...] = ()
