from __future__ import annotations

from careerdays.models.ballot import Ballot, Choice, WrongCode
from careerdays.models.day import CareerDay, Round
from careerdays.models.host import AwayRound, Host, HostProfessional
from careerdays.models.meeting import Appearance, Meeting
from careerdays.models.offer import PlaceOffer
from careerdays.models.pin import Pin
from careerdays.models.report import FairnessReport, Outlook
from careerdays.models.run import Encounter, Explanation, Placement, Run
from careerdays.models.same_pupils import LEADING, SamePupils, coming_with, leading_of
from careerdays.models.together import Together

__all__ = [
    "LEADING",
    "Appearance",
    "AwayRound",
    "Ballot",
    "CareerDay",
    "Choice",
    "Encounter",
    "Explanation",
    "FairnessReport",
    "Host",
    "HostProfessional",
    "Meeting",
    "Outlook",
    "Pin",
    "PlaceOffer",
    "Placement",
    "Round",
    "Run",
    "SamePupils",
    "Together",
    "WrongCode",
    "coming_with",
    "leading_of",
]
