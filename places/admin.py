from __future__ import annotations

from django.contrib import admin

from places.models import Municipality


@admin.register(Municipality)
class MunicipalityAdmin(admin.ModelAdmin[Municipality]):
    list_display = ["name", "province", "region", "istat_code", "cadastral_code"]
    list_filter = ["region"]
    search_fields = ["name", "istat_code", "cadastral_code"]
