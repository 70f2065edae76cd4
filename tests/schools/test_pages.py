"""Finding a school, asking to act for it, and its pages."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from schools.models import Teacher
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.schools import SchoolFactory, TeacherFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]
ANSWERS = {"first_name": "Anna", "last_name": "Verdi", "note": "Insegno fisica"}


@pytest.fixture
def anna(client):
    user = UserFactory(email="anna@liceogalilei.edu.it", first_name="", last_name="")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    client.force_login(user)
    return user


@pytest.fixture
def school():
    place = MunicipalityFactory(name="Milano")
    organisation = OrganisationFactory(name="Liceo Galilei", municipality=place)
    return SchoolFactory(organisation=organisation, ministerial_code="MIPS12345X")


def url(name, school):
    return reverse(f"schools:{name}", args=[school.ministerial_code])


def text(response):
    return response.content.decode()


@pytest.mark.usefixtures("anna")
def test_a_school_is_found_and_leads_to_asking(client, school):
    response = client.get(reverse("schools:find"), {"words": "galilei milano"})

    assert response.context["schools"] == [school]
    assert url("ask", school) in text(response)


@pytest.mark.usefixtures("anna")
def test_a_school_that_is_gone_is_marked_and_leads_nowhere(client):
    gone = SchoolFactory(gone_since="202526")

    response = client.get(reverse("schools:find"), {"words": gone.ministerial_code})

    assert "Non è più nell’anagrafe" in text(response)
    assert url("ask", gone) not in text(response)
    assert "Cerca quella nuova" in text(client.get(url("ask", gone)))


def test_her_own_school_leads_to_its_pages(client, anna, school):
    TeacherFactory(user=anna, school=school)

    response = client.get(reverse("schools:find"), {"words": "galilei"})

    assert url("workspace", school) in text(response)
    assert client.get(url("ask", school))["Location"] == url("workspace", school)


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize(("words", "status"), [("", 422), ("x" * 101, 422), ("xyzzy", 200)])
def test_words_that_find_nothing_are_answered_in_words(client, words, status):
    response = client.get(reverse("schools:find"), {"words": words})

    assert response.status_code == status


@pytest.mark.usefixtures("anna")
@pytest.mark.parametrize("number", [1, 3])
def test_a_list_costs_the_same_however_long_it_is(client, django_assert_num_queries, number):
    for _number in range(number):
        SchoolFactory(organisation=OrganisationFactory(name="Liceo Tutti"))

    with django_assert_num_queries(5):
        response = client.get(reverse("schools:find"), {"words": "tutti"})

    assert len(response.context["schools"]) == number


@pytest.mark.usefixtures("anna")
def test_the_second_page_keeps_the_words(client):
    for _number in range(21):
        SchoolFactory(organisation=OrganisationFactory(name="Liceo Tutti"))

    response = client.get(reverse("schools:find"), {"words": "tutti", "page": "2"})

    assert len(response.context["schools"]) == 1
    assert "words=tutti" in text(response)


@pytest.mark.usefixtures("anna")
def test_with_an_address_of_the_school_she_is_in_at_once(client, school):
    school.website = "https://www.liceogalilei.edu.it"
    school.save()
    assert "è uno di quelli di questa scuola" in text(client.get(url("ask", school)))

    response = client.post(url("ask", school), ANSWERS, follow=True)

    assert response.redirect_chain == [(url("workspace", school), 302)]
    assert "Liceo Galilei" in text(response)


def test_without_one_she_waits_and_sees_so_on_her_page(client, anna, school):
    assert client.post(url("ask", school), ANSWERS)["Location"] == url("ask", school)

    assert Teacher.objects.get().note == "Insegno fisica"
    assert client.get(url("ask", school)).context["waits"]
    assert client.get(url("workspace", school)).status_code == 404
    assert list(client.get(reverse("portal:me")).context["asked"]) == [Teacher.objects.get()]


@pytest.mark.usefixtures("anna")
def test_a_form_without_a_name_comes_back(client, school):
    response = client.post(url("ask", school), {"note": "x"})

    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"first_name", "last_name"}
    assert not Teacher.objects.exists()


def test_who_was_turned_down_reads_why_and_until_when(client, anna, school):
    TeacherFactory(user=anna, school=school, refused=True)

    page = text(client.get(url("ask", school)))
    response = client.post(url("ask", school), ANSWERS)

    assert "La segreteria non la conosce." in page
    assert "domenica 29 novembre" in page
    assert response.status_code == 422
    assert str(response.context["refusal"]) in text(response)


def test_a_request_is_taken_back_only_by_a_press(client, anna, school):
    TeacherFactory(user=anna, school=school, waiting=True)

    client.get(url("leave", school))
    assert Teacher.objects.exists()
    client.post(url("leave", school))

    assert not Teacher.objects.exists()
    assert client.post(url("leave", school)).status_code == 404


@pytest.mark.parametrize("status", ["waiting", "refused"])
@pytest.mark.parametrize("page", ["workspace", "colleagues"])
def test_who_is_not_verified_finds_no_page_of_the_school(client, anna, school, page, status):
    TeacherFactory(user=anna, school=school, **{status: True})

    assert client.get(url(page, school)).status_code == 404


def test_colleagues_are_those_who_are_verified_and_nobody_else(client, anna, school):
    hers = TeacherFactory(user=anna, school=school)
    other = TeacherFactory(school=school)
    TeacherFactory(school=school, waiting=True)
    TeacherFactory()

    response = client.get(url("colleagues", school))

    assert set(response.context["teachers"]) == {hers, other}
    assert other.user.email in text(response)


def test_her_school_is_one_tap_from_her_pages(client, anna, school):
    TeacherFactory(user=anna, school=school)

    for page in ("portal:me", "participants:profile"):
        assert url("workspace", school) in text(client.get(reverse(page)))


def test_a_code_in_small_letters_is_the_same_school(client, anna, school):
    TeacherFactory(user=anna, school=school)

    assert client.get(reverse("schools:workspace", args=["mips12345x"])).status_code == 200
