"""A teacher's pages on a phone and on a desktop, with scripts and without."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils import timezone

from schools.models import School, Teacher
from schools.years import following, school_year_of
from tests.browser.conftest import DESKTOP
from tests.factories.accounts import UserFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.programmes import ProgrammeFactory
from tests.factories.schools import (
    InvitationFactory,
    SchoolClassFactory,
    SchoolFactory,
    TeacherFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)
SMALL = {"width": 320, "height": 640}
ANNA = "anna@liceogalilei.edu.it"


@pytest.fixture
def teacher():
    """A teacher whose school has classes of this year and of the last, and who invited somebody."""
    now = timezone.now()
    organisation = OrganisationFactory(name="Liceo scientifico statale “Alessandro Volta”")
    teacher = TeacherFactory(school__organisation=organisation, verified_at=now, asked_at=now)
    present = school_year_of(timezone.localdate())
    SchoolClassFactory(school=teacher.school, school_year=present, year=3, section="A", pupils=24)
    SchoolClassFactory(school=teacher.school, school_year=following(present, -1), section="B")
    InvitationFactory(invited_by=teacher, expires_at=now + timedelta(days=14))
    ProgrammeFactory(ends_on=timezone.localdate() + timedelta(days=100))
    return teacher


def addresses(teacher):
    code = teacher.school.ministerial_code
    names = ["workspace", "classes", "add_class", "colleagues", "invite", "leave"]
    of_school = [reverse(f"schools:{name}", args=[code]) for name in names]
    programmes = reverse("school_programmes:list", args=[code])
    ask = reverse("schools:ask", args=[SchoolFactory().ministerial_code])
    find = f"{reverse('schools:find')}?words=liceo"
    return [*of_school, programmes, ask, find, reverse("portal:me")]


@pytest.mark.parametrize("viewport", [SMALL, DESKTOP], ids=["smallest", "desktop"])
def test_axe_finds_nothing_and_nothing_is_too_wide(enter, axe_finds, teacher, viewport):
    page = enter(teacher.user, viewport)
    for address in addresses(teacher):
        page.goto(address)

        assert axe_finds(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, address


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_new_teacher_finds_her_school_and_keeps_its_classes(enter, scripts):
    organisation = OrganisationFactory(name="Liceo Galilei")
    school = SchoolFactory(organisation=organisation, website="https://liceogalilei.edu.it/")
    anna = UserFactory(email=ANNA, first_name="", last_name="")
    EmailAddress.objects.create(user=anna, email=ANNA, verified=True, primary=True)
    page = enter(anna, scripts=scripts)

    page.goto(reverse("portal:me"))
    page.get_by_role("link", name="Trova la tua scuola").click()
    page.get_by_label("Codice meccanografico, nome o comune").fill("liceo galileii")
    page.get_by_role("button", name="Cerca").click()
    page.get_by_role("link", name=re.compile("Insegno qui")).click()
    page.get_by_label("Nome", exact=True).fill("Anna")
    page.get_by_label("Cognome").fill("Verdi")
    page.get_by_role("button", name="Gestisci questa scuola").click()
    page.wait_for_selector(".alert-success")
    page.get_by_role("link", name="Classi", exact=True).click()
    page.get_by_role("link", name="Aggiungi una classe").click()
    page.get_by_label("Classe", exact=True).select_option("3")
    page.get_by_label("Sezione").fill("b")
    page.get_by_role("button", name="Salva").click()
    page.wait_for_selector(".alert-success")

    assert list(School.objects.taught_by(anna)) == [school]
    assert [f"{row.year}{row.section}" for row in school.classes.all()] == ["3B"]
    assert Teacher.objects.get().user.get_full_name() == "Anna Verdi"
