"""Professionals on the desk, where it matters which events they are in."""

from __future__ import annotations

from django.contrib import admin

from events.admin_filters import ProfessionalProblems, ProfessionalsOfProgramme
from partners.admin import ProfessionalAdmin
from partners.models import Professional

admin.site.unregister(Professional)


@admin.register(Professional)
class SpeakerAdmin(ProfessionalAdmin):
    list_filter = [
        ProfessionalProblems,
        ProfessionalsOfProgramme,
        *ProfessionalAdmin.list_filter,
    ]
