"""Signing in by a link and reading the demo's mails; none of it exists outside the demo."""

from __future__ import annotations

import pytest
from django.conf import settings as portal_settings
from django.urls import reverse

from portal.demo.personas import PERSONAS, token_for
from portal.demo.places import mail_folder
from tests.factories.accounts import UserFactory

HOSTILE = (
    b"From: a@x.example\nTo: b@x.example\nSubject: <script>alert(1)</script>\n"
    b"Content-Type: text/html; charset=utf-8\n\n<script>alert(2)</script><p>Ciao</p>"
)

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.portal.demo_urls")]


@pytest.fixture(autouse=True)
def mails(settings, tmp_path):
    """Where the sink would keep mails; holds one, hostile."""
    settings.DATA_DIR = tmp_path
    folder = mail_folder(tmp_path)
    folder.mkdir()
    (folder / "1790000000000000000.eml").write_bytes(HOSTILE)
    return folder


def link_of(persona):
    return reverse("demo:enter", args=[token_for(persona, key=portal_settings.SECRET_KEY)])


@pytest.mark.parametrize("persona", PERSONAS, ids=lambda persona: persona.key)
def test_a_link_signs_in_and_stands_for_the_second_factor(client, persona):
    user = UserFactory(email=persona.email)

    response = client.get(link_of(persona))

    assert response.status_code == 302
    assert response.url == reverse(persona.lands_on)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.session["demo_second_factor"] is True


def test_a_link_to_somebody_who_is_not_there_is_not_found(client):
    assert client.get(link_of(PERSONAS[0])).status_code == 404


def test_a_forged_link_signs_nobody_in(client):
    UserFactory(email=PERSONAS[0].email)

    response = client.get(reverse("demo:enter", args=["coordinator:forged"]))

    assert response.status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.urls("portal.urls")
@pytest.mark.parametrize("path", ["/demo/mail/", "/demo/enter/x/", "/demo/mail/1/html/"])
def test_outside_the_demo_there_is_nothing(client, path):
    assert client.get(path).status_code == 404


def test_the_list_of_mails_escapes_what_strangers_wrote(client):
    page = client.get(reverse("demo:mails")).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_the_list_of_mails_says_so_when_there_is_none(client, mails):
    next(mails.iterdir()).unlink()

    assert "<table" not in client.get(reverse("demo:mails")).content.decode()


def test_a_mail_s_html_stands_in_a_frame_without_rights(client):
    page = client.get(reverse("demo:mail", args=["1790000000000000000"])).content.decode()

    assert "<script>alert" not in page
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page


def test_a_mail_s_html_runs_nothing_and_loads_nothing(client):
    response = client.get(reverse("demo:mail-html", args=["1790000000000000000"]))

    policy = response["Content-Security-Policy"]
    assert policy.startswith("sandbox allow-popups allow-popups-to-escape-sandbox;")
    assert "default-src 'none'" in policy
    assert "script" not in policy
    assert response["X-Frame-Options"] == "SAMEORIGIN"


@pytest.mark.parametrize("name", ["2", "..", "secret-key", "9" * 30])
def test_a_mail_that_is_not_there_is_not_found(client, name):
    assert client.get(reverse("demo:mail", args=[name])).status_code == 404
    assert client.get(reverse("demo:mail-html", args=[name])).status_code == 404
