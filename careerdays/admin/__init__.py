from __future__ import annotations

from careerdays.admin.days import CareerDayAdmin
from careerdays.admin.hosts import HostAdmin
from careerdays.admin.pins import PinAdmin
from careerdays.admin.runs import RunAdmin
from careerdays.admin.together import TogetherAdmin

__all__ = ["CareerDayAdmin", "HostAdmin", "PinAdmin", "RunAdmin", "TogetherAdmin"]
