from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programmes.admin.fundings import FundingForm
from programmes.known_funds import KNOWN_FUNDS, write_known_funds
from programmes.models import Emblem, Fund, Funding
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.partners import OrganisationFactory
from tests.factories.programmes import (
    EmblemFactory,
    FundFactory,
    FundingFactory,
    ProgrammeFactory,
    picture_file,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, settings):
    """The desk of a coordinator; ``desk.programme`` is hers."""
    programme = ProgrammeFactory()
    enter_desk(client, settings, coordinator_of(programme))
    client.programme = programme
    return client


def hand_in(desk, content, name="emblema.png"):
    file = SimpleUploadedFile(name, content)
    return desk.post(reverse("admin:programmes_emblem_add"), {"name": "Fondo", "picture": file})


def test_anybody_is_shown_an_emblem_for_ever(client):
    emblem = EmblemFactory()

    response = client.get(emblem.get_absolute_url())

    assert response.content == emblem.image
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in response


def test_whoever_signed_in_may_keep_it_too(desk):
    response = desk.get(EmblemFactory().get_absolute_url())

    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_a_picture_handed_in_is_drawn_anew(desk):
    hand_in(desk, picture_file(size=(900, 600), kind="JPEG"), "foto.jpg")

    emblem = Emblem.objects.get(name="Fondo")
    assert (emblem.width, emblem.height) == (252, 168)
    assert bytes(emblem.image).startswith(b"\x89PNG")


@pytest.mark.parametrize("content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"PK"])
def test_what_is_no_picture_is_refused_beside_the_field(desk, content):
    response = hand_in(desk, content)

    assert list(response.context["adminform"].form.errors) == ["picture"]
    assert not Emblem.objects.filter(name="Fondo").exists()


def test_the_same_picture_twice_is_refused_naming_the_first(desk):
    hand_in(desk, picture_file())

    response = hand_in(desk, picture_file())

    assert "Fondo" in response.context["adminform"].form.errors["picture"][0]


@pytest.mark.parametrize("count", [1, 3])
def test_emblems_cost_the_same_queries_for_one_and_for_three(
    desk, django_assert_num_queries, count
):
    EmblemFactory.create_batch(count)

    with django_assert_num_queries(6):
        desk.get(reverse("admin:programmes_emblem_changelist"))


def form(programme, **given):
    data = {"funder": OrganisationFactory().pk, "position": 1, "statement": "", **given}
    return FundingForm(data, instance=Funding(programme=programme))


def test_a_known_fund_fills_in_what_was_left_empty():
    fund = FundFactory(statement="Parole del fondo")

    funding = form(ProgrammeFactory(), fund=fund.pk).save()

    assert (funding.statement, funding.emblem) == ("Parole del fondo", fund.emblem)


def test_what_she_wrote_stays_beside_a_known_fund():
    fund, own = FundFactory(), EmblemFactory()

    funding = form(ProgrammeFactory(), fund=fund.pk, statement="Parole mie", emblem=own.pk).save()

    assert (funding.statement, funding.emblem) == ("Parole mie", own)


@pytest.mark.usefixtures("in_english")
def test_without_a_known_fund_the_statement_is_asked_for():
    assert "Write the statement" in form(ProgrammeFactory()).errors["statement"][0]


def test_the_programme_s_page_on_the_desk_saves_a_funding_from_a_known_fund(desk):
    fund, funder = FundFactory(), OrganisationFactory()
    url = reverse("admin:programmes_programme_change", args=[desk.programme.pk])
    data = posted_from(desk.get(url)) | {
        "fundings-TOTAL_FORMS": "1",
        "fundings-0-programme": str(desk.programme.pk),
        "fundings-0-fund": str(fund.pk),
        "fundings-0-funder": str(funder.pk),
        "fundings-0-position": "1",
    }

    desk.post(url, data)

    funding = Funding.objects.get(programme=desk.programme)
    assert (funding.statement, funding.emblem) == (fund.statement, fund.emblem)


def test_writing_the_known_funds_twice_leaves_what_was_changed():
    Fund.objects.all().delete()
    write_known_funds(Emblem.objects, Fund.objects)
    Fund.objects.filter(code="pnrr").update(statement="Come vuole il manuale")

    write_known_funds(Emblem.objects, Fund.objects)

    assert Fund.objects.count() == len(KNOWN_FUNDS)
    assert Fund.objects.get(code="pnrr").statement == "Come vuole il manuale"


def test_the_words_of_the_law_are_those_of_the_law():
    Fund.objects.all().delete()
    write_known_funds(Emblem.objects, Fund.objects)

    recovery, social = Fund.objects.get(code="pnrr"), Fund.objects.get(code="fse-plus")
    assert recovery.statement == "Finanziato dall’Unione europea – NextGenerationEU"
    assert social.statement == "Cofinanziato dall’Unione europea"
    assert recovery.emblem == social.emblem == Emblem.objects.get(name="Unione europea")


@pytest.mark.parametrize("count", [1, 3])
def test_the_strip_reads_funder_and_emblem_with_the_funding(django_assert_num_queries, count):
    programme = ProgrammeFactory()
    FundingFactory.create_batch(count, programme=programme)

    with django_assert_num_queries(1):
        shown = [(f.funder.name, f.emblem.digest) for f in programme.fundings.shown()]

    assert len(shown) == count
