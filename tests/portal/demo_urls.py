"""The addresses as they are in the demo, where ``settings.DEMO`` adds some."""

from __future__ import annotations

from django.urls import include, path

from portal.urls import urlpatterns as everywhere

urlpatterns = [path("demo/", include("portal.demo.urls")), *everywhere]
