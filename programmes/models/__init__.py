from __future__ import annotations

from programmes.models.agreement import DataAgreement
from programmes.models.copy import Copy
from programmes.models.emblem import Emblem, Fund
from programmes.models.partnership import Funding, Partnership
from programmes.models.pre_registration import PreRegistration, PreRegistrationQuerySet
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
    "Copy",
    "DataAgreement",
    "Emblem",
    "Fund",
    "Funding",
    "Partnership",
    "Phase",
    "PreRegistration",
    "PreRegistrationQuerySet",
    "Programme",
    "ProgrammeQuerySet",
    "Series",
]
