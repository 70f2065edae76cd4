from __future__ import annotations

from django.urls import path

from jobs import views

app_name = "jobs"
urlpatterns = [
    path("healthz", views.health, name="health"),
    path("admin/work/<uuid:key>/", views.show, name="show"),
    path("admin/work/<uuid:key>/cancel/", views.cancel, name="cancel"),
    path("admin/work/<uuid:key>/again/", views.again, name="again"),
    path("admin/work/<uuid:key>/files/<int:pk>/", views.download, name="download"),
]
