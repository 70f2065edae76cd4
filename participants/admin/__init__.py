from __future__ import annotations

from participants.admin.consents import ConsentAdmin
from participants.admin.images import PublishedImageAdmin
from participants.admin.people import ParticipantAdmin
from participants.admin.purposes import PurposeAdmin, PurposeTextAdmin

__all__ = [
    "ConsentAdmin",
    "ParticipantAdmin",
    "PublishedImageAdmin",
    "PurposeAdmin",
    "PurposeTextAdmin",
]
