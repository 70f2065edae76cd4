from __future__ import annotations

from programmes.models.partnership import Funding, Partnership
from programmes.models.programme import (
    Action,
    Coordinator,
    Phase,
    Programme,
    ProgrammeQuerySet,
    Series,
)

__all__ = [
    "Action",
    "Coordinator",
    "Funding",
    "Partnership",
    "Phase",
    "Programme",
    "ProgrammeQuerySet",
    "Series",
]
