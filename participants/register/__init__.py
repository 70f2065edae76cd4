"""The register of processing and the impact assessment, made from the purposes (L10)."""

from __future__ import annotations

from participants.register.dpia import impact_assessment
from participants.register.entries import HEADINGS, Entry, register_entries

__all__ = ["HEADINGS", "Entry", "impact_assessment", "register_entries"]
