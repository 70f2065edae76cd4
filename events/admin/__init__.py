from __future__ import annotations

from events.admin.events import EventAdmin
from events.admin.professionals import SpeakerAdmin

__all__ = ["EventAdmin", "SpeakerAdmin"]
