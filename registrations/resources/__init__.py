"""The sheets of events with their sessions, and of who is in them."""

from __future__ import annotations

from registrations.resources.event_table import EventTableResource
from registrations.resources.events import EventResource
from registrations.resources.registrations import RegistrationResource

__all__ = ["EventResource", "EventTableResource", "RegistrationResource"]
