from __future__ import annotations

from attendance.views.certificates import download, take
from attendance.views.corrections import number, undo
from attendance.views.doors import doors, entrance, last, name_door
from attendance.views.offline import people, scans, worker
from attendance.views.paper import paper
from attendance.views.verifying import look_up, show

__all__ = [
    "doors",
    "download",
    "entrance",
    "last",
    "look_up",
    "name_door",
    "number",
    "paper",
    "people",
    "scans",
    "show",
    "take",
    "undo",
    "worker",
]
