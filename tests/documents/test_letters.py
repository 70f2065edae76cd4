"""Names from all over the world on paper; what no face has never takes the sheet."""

from __future__ import annotations

import random
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from attendance.certificates.paper import certificate_pdf, certificates_pdf
from documents.letters import SIGN
from documents.sheets import Section, Sheet, sheet_pdf
from documents.typst import _letters
from tests.factories.attendance import CertificateFactory, StewardFactory
from tests.factories.events import NOW, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.registrations import AccommodationNeedFactory, RegistrationFactory
from tests.pictures import edges_of, pictures_of, share_of_ink

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

DRAWN = [
    "Олена Шевченко",
    "Ελένη",
    "محمد",
    "שרה",
    "Nguyễn Thị Ánh",
    "Ḥasan",
    "DʼAngelo",
    "王小明",
    "髙橋 さくら",
    "≥ 3 H₂O ✓",
    "Ba\u2011bel",
    "Գայանե",
    "ნინო",
]
WITHOUT_FACE = [
    "👩\u200d🔬",
    "김철수",
    "\ue000",
    "Z\x00oe",
    "Zoe\ufeff",
    "a\tb\r\n\tc",
    "\ud800",
    "\u0301王\u0301",
    "1\ufe0f\u20e3",
]


def words_of(content):
    pages = PdfReader(BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def sheet_of(*names):
    section = Section(heading=names[0], columns=["Chi"], rows=[(name,) for name in names])
    return sheet_pdf(Sheet(title=names[-1], about=names[0], sections=[section]), [])


def certificate(name):
    return CertificateFactory(
        full_name=name, event_title=name, organisers=name, first_day=date(2026, 3, 12)
    )


@pytest.mark.parametrize("name", DRAWN)
def test_a_name_is_read_back_from_a_sheet_and_from_a_certificate(name):
    # Letters from right to left are drawn, and read back, as far as they go.
    backwards = name[::-1]

    for content in (sheet_of(name), certificate_pdf(certificate(name), [])):
        words = words_of(content)
        assert name in words or backwards in words
        assert SIGN not in words


@pytest.mark.parametrize("name", WITHOUT_FACE)
def test_what_no_face_has_does_not_take_the_paper(name):
    assert sheet_of(name).startswith(b"%PDF")
    # The database keeps neither of the two.
    kept = name.replace("\x00", "").replace("\ud800", "")
    assert not kept or certificate_pdf(certificate(kept), [])


@pytest.mark.parametrize(
    ("name", "drawn"),
    [
        ("Zoë Łuczak", "Zoë Łuczak"),
        ("Zoe\u0308", "Zoë"),
        ("Ada 👩\u200d🔬", f"Ada {SIGN}{SIGN}"),
        ("김 Zoe", f"{SIGN} Zoe"),
        ("Zo\ufeffe\u200b", "Zoe"),
        ("a\tb\r\nc", "a b\nc"),
        # Joined as Persian joins it, and a letter that has no such mark.
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("王\u0301", "王"),
        ("\u200b", SIGN),
    ],
)
def test_a_sign_stands_for_what_cannot_be_drawn(name, drawn):
    assert _letters().text(name) == drawn


def test_whatever_is_written_there_is_a_sheet():
    chance = random.Random(7)
    families = [chr(code) for letters in _letters().families for code in letters]
    kinds = [
        sorted(families),
        [chr(code) for code in _letters().others],
        [chr(code) for code in range(0x110000)],
        [chr(code) for code in [*range(0x300, 0x370), 0x200C, 0x200D, 0xFE0F, 0xFF9F]],
    ]
    pools = chance.choices(kinds, k=5_000)
    letters = [chance.choice(pool) for pool in pools]
    names = ["".join(letters[place : place + 12]) for place in range(0, len(letters), 12)]

    assert sheet_of(*names).startswith(b"%PDF")


def test_the_papers_of_a_class_are_there_though_one_name_has_no_letters():
    pupils = [certificate(name) for name in ("Zoe Neri", "Олена", "김철수")]

    words = words_of(certificates_pdf(pupils, []))

    assert "Zoe Neri" in words
    assert "Олена" in words
    assert SIGN * 3 in words


def test_the_sheet_of_a_door_is_there_whatever_one_need_says(client):
    session = SessionFactory(starts_at=NOW, ends_at=NOW + timedelta(hours=3))
    for name in ("محمد", "王小明", "김철수"):
        ticket = RegistrationFactory(
            session=session, participant=ParticipantFactory(first_name=name, last_name="Neri")
        )
        AccommodationNeedFactory(registration=ticket, text="rampa ≥ 90\u00a0cm ✓ 🦽")
    client.force_login(StewardFactory(event=session.event).user)

    response = client.get(reverse("doors:paper", args=[session.occurrences.get().key]))

    words = words_of(response.content)
    assert "王小明 Neri" in words
    assert f"{SIGN * 3} Neri" in words
    assert "≥ 90" in words


def test_an_ordinary_certificate_carries_no_letters_but_those_of_the_portal():
    fonts = {
        font.get_object()["/BaseFont"].partition("+")[2]
        for page in PdfReader(BytesIO(certificate_pdf(certificate("Zoë Łuczak"), []))).pages
        for font in page["/Resources"]["/Font"].values()
    }

    assert {name.partition("-")[0] for name in fonts} == {"TitilliumWeb"}


@pytest.mark.parametrize("name", ["Олена Шевченко", "محمد علي", "王小明"])
def test_a_certificate_with_such_a_name_looks_as_others_do(name):
    (picture,) = pictures_of(certificate_pdf(certificate(name), []))

    assert 2 < share_of_ink(picture) < 12
    assert min(edges_of(picture)) >= 10
