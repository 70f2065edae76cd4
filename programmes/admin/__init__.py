from __future__ import annotations

from programmes.admin.agreements import DataAgreementAdmin
from programmes.admin.emblems import EmblemAdmin, FundAdmin
from programmes.admin.organisations import PartnerAdmin
from programmes.admin.parts import ActionAdmin, PhaseAdmin, SeriesAdmin
from programmes.admin.programmes import ProgrammeAdmin
from programmes.admin.school_classes import NetworkClassAdmin
from programmes.admin.teachers import TeacherAdmin

__all__ = [
    "ActionAdmin",
    "DataAgreementAdmin",
    "EmblemAdmin",
    "FundAdmin",
    "NetworkClassAdmin",
    "PartnerAdmin",
    "PhaseAdmin",
    "ProgrammeAdmin",
    "SeriesAdmin",
    "TeacherAdmin",
]
