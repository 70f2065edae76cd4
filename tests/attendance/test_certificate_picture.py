"""Certificates as one sees them: on the page, whole, and with nothing over anything else."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from attendance.certificates.paper import certificates_pdf
from programmes.fundings import fundings_of
from tests.factories.attendance import CertificateFactory
from tests.factories.events import EventFactory
from tests.factories.programmes import FundingFactory
from tests.pictures import MM, edges_of, ink_of, pictures_of, rows_that_differ, share_of_ink

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

# The margins of the layout, in millimetres.
SIDE, TOP, BOTTOM = 24, 18, 10
LONG = "Maria Giovanna Benedetta Castellani della Rovere " * 3


def certificate(**facts):
    event = EventFactory(title="Career Day: incontra chi lavora con la scienza")
    return CertificateFactory(
        registration__session__event=event,
        **{
            "code": "K7Q-42M-9XB-T3F",
            "full_name": "Łucja D’Amico",
            "first_day": date(2026, 3, 12),
            "last_day": date(2026, 4, 2),
            **facts,
        },
    )


def seen(*certificates, fundings=()):
    with translation.override("it"):
        return pictures_of(certificates_pdf(certificates, fundings))


def test_it_is_neither_empty_nor_cropped():
    (picture,) = seen(certificate())

    left, top, right, bottom = edges_of(picture)
    assert (picture.width, picture.height) == (596, 842)
    assert 2 < share_of_ink(picture) < 12
    assert left == pytest.approx(SIDE, abs=1)
    assert right >= SIDE - 1
    assert top >= TOP
    assert bottom >= BOTTOM


def test_the_longest_words_stay_on_the_paper():
    (picture,) = seen(certificate(full_name=LONG, event_title=LONG, organisers=LONG))

    left, top, right, bottom = edges_of(picture)
    assert min(left, right) >= SIDE - 1
    assert (top >= TOP, bottom >= BOTTOM) == (True, True)


def test_its_qr_code_is_whole_and_square():
    (picture,) = seen(certificate())

    corner = (0, round(picture.height * 0.75), round(65 * MM), round(picture.height * 0.93))
    left, top, right, bottom = ink_of(picture).crop(corner).getbbox()
    # Its 33 modules; the quiet zone makes them 41, drawn 34 mm wide.
    wide = 34 * MM * 33 / 41
    assert (right - left, bottom - top) == (pytest.approx(wide, abs=2), pytest.approx(wide, abs=2))


def test_the_pages_of_a_class_differ_in_name_and_code_alone():
    one = certificate(full_name="Amal Neri")
    other = certificate(
        registration=one.registration, revoked=True, full_name="Bea Neri", code="K7Q-42M-9XB-T3G"
    )
    first, second, third = seen(one, other, one)

    assert rows_that_differ(first, third) is None
    top, bottom = rows_that_differ(first, second)
    # From the name, in the upper half, down to the code: the title above is the same.
    assert first.height * 0.2 < top < first.height * 0.5
    assert first.height * 0.75 < bottom < first.height * 0.95
    assert share_of_ink(second) == pytest.approx(share_of_ink(first), abs=0.3)


def test_l27_the_emblem_is_seen_and_stands_at_the_top():
    shown = certificate()
    programme = shown.registration.session.event.programme
    FundingFactory(programme=programme, statement="Finanziato")

    (picture,) = seen(shown, fundings=fundings_of([programme]))

    strip = picture.crop((0, 0, picture.width, round(35 * MM)))
    left, top, _right, _bottom = edges_of(strip)
    assert (left, top) == (pytest.approx(SIDE, abs=1), pytest.approx(TOP, abs=1))
    assert share_of_ink(strip) > 3
