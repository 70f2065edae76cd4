"""The bare views: one indexed query and a small template; a page with a form and an insert."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path

ONE_EVENT = "SELECT title, summary FROM events_event WHERE id = %s"
INSERT = "INSERT INTO bench_claim (user_id) VALUES (%s)"


def read(request: HttpRequest, pk: int) -> HttpResponse:
    """One indexed query, rendered by a small template."""
    with connection.cursor() as cursor:
        cursor.execute(ONE_EVENT, [pk])
        title, summary = cursor.fetchone()
    return render(request, "read.html", {"title": title, "summary": summary})


def claim(request: HttpRequest) -> HttpResponse:
    """A page with a form, and one insert by the person signed in."""
    if request.method != "POST":
        return render(request, "claim.html", {"user": request.user})
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [request.user.pk])
    return HttpResponseRedirect("/claim/")


urlpatterns = [path("read/<int:pk>/", read), path("claim/", claim)]
