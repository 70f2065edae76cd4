"""Pages of the desk about privacy that belong to no table."""

from __future__ import annotations

from django.urls import path

from participants.views import register as views

app_name = "privacy_desk"
urlpatterns = [
    path("register/", views.register, name="register"),
    path("register/file.<slug:format>", views.register_file, name="register_file"),
    path("impact-assessment/", views.dpia, name="dpia"),
    path("impact-assessment/file.odt", views.dpia_file, name="dpia_file"),
]
