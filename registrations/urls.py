from __future__ import annotations

from django.urls import path
from django.utils.translation import gettext_lazy as _

from registrations import views

app_name = "registrations"
urlpatterns = [
    path(_("events/<slug:slug>/"), views.event, name="event"),
    path(_("events/<slug:slug>/book-for-a-class/"), views.book_class, name="book_class"),
    path(_("school/<str:code>/bookings/"), views.bookings, name="bookings"),
    path(_("bookings/<uuid:key>/"), views.booking, name="booking"),
    path(_("bookings/<uuid:key>/numbers/"), views.numbers, name="numbers"),
    path(_("bookings/<uuid:key>/names/"), views.roster, name="roster"),
    path(_("bookings/<uuid:key>/to-print/"), views.proof, name="proof"),
    path(_("bookings/<uuid:key>/answer/"), views.answer, name="answer"),
    path(_("bookings/<uuid:key>/who-goes-where/"), views.who_goes_where, name="who_goes_where"),
    path(_("register/<uuid:session_key>/"), views.register, name="register"),
    path(_("register/<uuid:session_key>/family/"), views.family, name="family"),
    path(_("registrations/<uuid:key>/cancel/"), views.cancel, name="cancel"),
    path(_("registrations/<uuid:key>/new-ticket/"), views.renew, name="renew"),
    path(_("registrations/<uuid:key>/choose/"), views.choose, name="choose"),
    path(_("registrations/<uuid:key>/ask-again/"), views.ask_guardians_again, name="ask_again"),
    path(
        _("registrations/<uuid:key>/guardian/<int:pk>/"),
        views.correct_address,
        name="correct_guardian",
    ),
    path(_("authorisations/<str:token>/"), views.authorise, name="authorise"),
    path(_("offers/<str:token>/"), views.offer, name="offer"),
    path(_("my-data/<int:pk>/erase/"), views.erase, name="erase"),
    path(_("erased/"), views.erased, name="erased"),
    path(_("tickets/<uuid:key>/calendar.ics"), views.calendar, name="calendar"),
]
