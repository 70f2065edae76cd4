from __future__ import annotations

from django.urls import path

from programmes import views

app_name = "emblems"
urlpatterns = [path("<str:digest>.png", views.emblem, name="picture")]
