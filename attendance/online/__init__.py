"""The log of an online room: who joined and left when, matched to who has a place.

Somebody is matched by the address of her account, or by her exact name where one person alone has
it; nobody is guessed. Whoever is not matched is shown, to be attributed or left.
"""

from __future__ import annotations

from attendance.online.matching import Found, match
from attendance.online.reading import Log, LogLine, read_log

__all__ = ["Found", "Log", "LogLine", "match", "read_log"]
