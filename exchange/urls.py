from __future__ import annotations

from django.urls import path

from exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.index, name="index"),
    path("imports/<uuid:key>/", views.show, name="import"),
    path("imports/<uuid:key>/errors/", views.faults, name="faults"),
    path("imports/<uuid:key>/save/", views.save, name="save"),
    path("<slug:name>/", views.sheet, name="sheet"),
    path("<slug:name>/template/", views.template, name="template"),
]
