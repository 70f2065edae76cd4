"""What the page "Privacy and consents" shows to somebody: her own, and those of her children."""

from __future__ import annotations

from participants.consent_page.page import Person, people_of
from participants.consent_page.rows import PurposeBlock, Row

__all__ = ["Person", "PurposeBlock", "Row", "people_of"]
