from __future__ import annotations

from registrations.views.ask_again import ask_guardians_again
from registrations.views.authorise import authorise
from registrations.views.book_class import book_class
from registrations.views.bookings import answer, booking, bookings, numbers
from registrations.views.calendar import calendar
from registrations.views.cancel import cancel
from registrations.views.choose import choose
from registrations.views.correct_guardian import correct_address
from registrations.views.erase import erase, erased
from registrations.views.event import event
from registrations.views.family import family
from registrations.views.offer import offer
from registrations.views.proof import proof
from registrations.views.register import register
from registrations.views.renew import renew
from registrations.views.roster import roster
from registrations.views.workshops import who_goes_where

__all__ = [
    "answer",
    "ask_guardians_again",
    "authorise",
    "book_class",
    "booking",
    "bookings",
    "calendar",
    "cancel",
    "choose",
    "correct_address",
    "erase",
    "erased",
    "event",
    "family",
    "numbers",
    "offer",
    "proof",
    "register",
    "renew",
    "roster",
    "who_goes_where",
]
