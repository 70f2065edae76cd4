"""How the desk writes days and hours: short enough for a column, with the day of the week."""

from __future__ import annotations

DATE_FORMAT = "j b Y"
DATETIME_FORMAT = "D j b Y, H:i"
# The first is how a field is filled in: nothing on the desk is set to the second.
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S"]
