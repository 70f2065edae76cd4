from __future__ import annotations

from participants.resources.people import ParticipantResource

__all__ = ["ParticipantResource"]
