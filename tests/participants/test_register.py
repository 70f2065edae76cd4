"""The register of processing and the impact assessment are made from the purposes (L10)."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from participants.enums import Anchor, LegalBasis, TimeUnit
from participants.models import Purpose, PurposeText
from participants.register import HEADINGS, impact_assessment, register_entries
from participants.services import publish_text, save_draft
from tests.desk import coordinator_of, enter_desk
from tests.factories.participants import (
    GuardianshipFactory,
    ParticipantFactory,
    PurposeFactory,
    PurposeTextFactory,
)
from tests.factories.programmes import ProgrammeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def desk(client, settings):
    return enter_desk(client, settings, coordinator_of(ProgrammeFactory()))


@pytest.fixture
def of_our_own():
    purpose = PurposeFactory(
        code="bus",
        name_it="Il viaggio in autobus",
        legal_basis=LegalBasis.CONTRACT,
        keep_from=Anchor.EVENT_END,
        keep_for=3,
        keep_unit=TimeUnit.MONTHS,
    )
    publish_text(text=save_draft(text=PurposeTextFactory.build(purpose=purpose)))
    return purpose


def test_l10_the_register_has_every_purpose_in_use(of_our_own):
    Purpose.objects.filter(code="certificates").update(is_in_use=False)

    entries = {entry.purpose: entry for entry in register_entries()}

    assert len(entries) == Purpose.objects.count() - 1
    bus = entries["Il viaggio in autobus"]
    assert bus.basis == "Contratto (GDPR, art. 6, par. 1, lett. b)"
    assert bus.kept == "3 mesi dopo la fine dell’evento"
    assert bus.version == "1"
    assert all(all(entry.cells) for entry in entries.values())


def test_l10_a_new_period_is_in_the_register_at_once(desk, of_our_own):
    url = reverse("privacy_desk:register")
    assert "3 mesi dopo" in desk.get(url).content.decode()

    Purpose.objects.filter(pk=of_our_own.pk).update(keep_for=5)

    assert "5 mesi dopo" in desk.get(url).content.decode()


def test_l10_the_register_costs_the_same_however_many_purposes(
    django_assert_num_queries, of_our_own
):
    with django_assert_num_queries(2):
        register_entries()


def test_l10_the_register_goes_out_as_a_sheet(desk, of_our_own):
    csv = desk.get(reverse("privacy_desk:register_file", args=["csv"]))
    xlsx = desk.get(reverse("privacy_desk:register_file", args=["xlsx"]))

    lines = csv.content.decode("utf-8-sig").splitlines()
    assert ";".join(str(heading) for heading in HEADINGS) in lines
    assert any(line.startswith("Il viaggio in autobus;") for line in lines)
    cells = [row[0].value for row in load_workbook(BytesIO(xlsx.content)).active.iter_rows()]
    assert "Il viaggio in autobus" in cells
    assert "no-store" in xlsx["Cache-Control"]


def test_l10_the_assessment_says_what_the_portal_knows(of_our_own):
    ParticipantFactory(teen=True)
    GuardianshipFactory()

    document = impact_assessment()

    tables = {section.title: section.table for section in document.sections if section.table}
    assert [row[1] for row in tables["Quante persone"].rows] == ["2", "2", "1"]
    assert "Il viaggio in autobus" in [row[0] for row in tables["Che cosa si fa con i dati"].rows]
    risks = tables["Rischi per le persone"]
    assert all(row[:2] != ("", "") and row[2:] == ("", "", "") for row in risks.rows)


def test_l10_the_assessment_is_a_document_to_fill_in(desk, of_our_own):
    response = desk.get(reverse("privacy_desk:dpia_file"))

    file = ZipFile(BytesIO(response.content))
    assert file.namelist()[0] == "mimetype"
    assert file.read("mimetype").decode() == response["Content-Type"]
    text = "".join(ET.fromstring(file.read("content.xml")).itertext())
    assert "Il viaggio in autobus" in text
    assert "Parere del responsabile della protezione dei dati" in text
    assert "manifest" in file.read("META-INF/manifest.xml").decode()


def test_l10_the_page_shows_the_same(desk, of_our_own):
    page = desk.get(reverse("privacy_desk:dpia")).content.decode()

    assert "Il viaggio in autobus" in page
    assert "Rischi per le persone" in page


# The notice that everybody reads.


def test_l6_l8_the_notice_takes_its_purposes_and_periods_from_the_rows(client, of_our_own):
    page = client.get(reverse("portal:privacy")).content.decode()

    for text in PurposeText.objects.in_force().select_related("purpose"):
        assert text.short in page
        assert text.purpose.name in page
    assert "3 mesi dopo la fine dell’evento" in page


def test_l2_the_notice_tells_what_is_optional_apart(client):
    context = client.get(reverse("portal:privacy")).context

    assert {purpose.code for purpose, _text in context["optional"]} == {
        "images",
        "newsletter",
        "company_contact",
    }


def test_the_notice_costs_two_queries(client, django_assert_num_queries, of_our_own):
    with django_assert_num_queries(2):
        client.get(reverse("portal:privacy"))


def test_the_notice_does_not_speak_of_drafts_or_of_what_is_no_longer_used(client, of_our_own):
    save_draft(text=PurposeTextFactory.build(purpose=of_our_own, short_it="Bozza segreta"))
    Purpose.objects.filter(code="newsletter").update(is_in_use=False)

    page = client.get(reverse("portal:privacy")).content.decode()

    assert "Bozza segreta" not in page
    assert "Notizie sulle prossime" not in page
