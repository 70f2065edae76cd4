"""Addresses that exist in the demo alone."""

from __future__ import annotations

from django.urls import path

from portal.demo import views

app_name = "demo"
urlpatterns = [
    path("enter/<str:token>/", views.enter, name="enter"),
    path("mail/", views.mails, name="mails"),
    path("mail/<str:name>/", views.mail, name="mail"),
    path("mail/<str:name>/html/", views.mail_html, name="mail-html"),
]
