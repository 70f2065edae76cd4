"""The main job, from browsing to a freed seat, as two people on their phones do it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


class Person:
    """Somebody with a browser, an address and a name."""

    def __init__(self, page, code_for, name):
        self.page, self.code_for, self.name = page, code_for, name
        self.address = f"{name.lower()}@example.org"

    def find_event(self):
        self.page.goto("/eventi/")
        self.page.get_by_role("link", name="Robot gentili").click()

    def sign_in(self):
        self.page.get_by_label("E-mail").fill(self.address)
        self.page.get_by_role("button", name="Mandami il codice").click()
        self.page.get_by_label("Codice").fill(self.code_for(self.address))
        self.page.get_by_role("main").get_by_role("button", name="Entra").click()

    def fill_in(self):
        self.page.get_by_label("Nome", exact=True).fill(self.name)
        self.page.get_by_label("Cognome", exact=True).fill("Prova")
        self.page.get_by_label(re.compile("14 anni")).check()

    def heading(self):
        return self.page.get_by_role("heading", level=1)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_browse_register_wait_cancel_and_be_offered_the_seat(
    new_page, code_for, post, session, scripts
):
    giulia = Person(new_page(scripts=scripts), code_for, "Giulia")
    anna = Person(new_page(scripts=scripts), code_for, "Anna")

    giulia.find_event()
    giulia.page.get_by_role("link", name=re.compile("^Iscriviti per")).click()
    giulia.sign_in()
    giulia.fill_in()
    giulia.page.get_by_role("button", name="Iscriviti").click()
    expect(giulia.heading()).to_have_text("Hai un posto")

    anna.find_event()
    anna.page.get_by_role("link", name=re.compile("^Mettiti in lista.* per")).click()
    anna.sign_in()
    anna.fill_in()
    anna.page.get_by_role("button", name="Mettiti in lista").click()
    expect(anna.page.get_by_role("main")).to_contain_text("lista d’attesa")

    giulia.page.get_by_role("link", name=re.compile("Annulla")).first.click()
    giulia.page.get_by_role("button", name=re.compile("Annulla")).click()
    offer = post(anna.address)[-1].get_body(("plain",)).get_content()
    anna.page.goto(re.search(r"http://\S+/offerte/\S+", offer)[0])
    anna.page.get_by_role("button", name=re.compile("^Sì")).click()
    expect(anna.heading()).to_have_text("Hai un posto")
