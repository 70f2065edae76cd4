"""The one door: an address, a code, in."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.contrib.messages import get_messages
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from accounts.models import CODE_ATTEMPTS, SignInCode, User
from communications.delivery import deliver_due
from communications.kinds import kind_of
from communications.models import Email
from tests.accounts.conftest import last_code, wrong_code
from tests.factories.accounts import UserFactory

pytestmark = pytest.mark.django_db

ADA = "ada@example.org"


def test_a_new_person_comes_in(client, sign_in):
    response = sign_in(ADA)

    assert response.status_code == 302
    assert response.url == reverse("portal:me")
    ada = User.objects.get(email=ADA)
    assert client.session["_auth_user_id"] == str(ada.pk)
    assert EmailAddress.objects.filter(user=ada, email=ADA, verified=True, primary=True).exists()


def test_nobody_exists_before_the_code_is_confirmed(client):
    client.post(reverse("account_login"), {"email": ADA})

    assert not User.objects.exists()
    assert not EmailAddress.objects.exists()


def test_a_known_person_comes_in_as_herself(client, sign_in):
    ada = UserFactory(email=ADA)

    sign_in(ADA)

    assert client.session["_auth_user_id"] == str(ada.pk)
    assert User.objects.count() == 1


@pytest.mark.parametrize("written", ["ADA@Example.ORG", "  ada@example.org "])
def test_the_case_of_an_address_does_not_matter(client, written):
    ada = UserFactory(email=ADA)

    client.post(reverse("account_login"), {"email": written})
    client.post(reverse("account_enter_code"), {"code": last_code(ADA)})

    assert client.session["_auth_user_id"] == str(ada.pk)


@pytest.mark.parametrize("shape", ["{0} {1}", "{0}-{1}", " {0}{1}\n", "{0}\u00a0{1}"])
def test_a_code_may_be_pasted_with_spaces_and_dashes(client, shape):
    client.post(reverse("account_login"), {"email": ADA})
    code = last_code(ADA)

    client.post(reverse("account_enter_code"), {"code": shape.format(code[:3], code[3:])})

    assert "_auth_user_id" in client.session


def test_the_code_field_invites_the_phone_to_fill_it(client):
    client.post(reverse("account_login"), {"email": ADA})

    page = client.get(reverse("account_enter_code")).content.decode()

    field = re.search(r"<input[^>]*name=\"code\"[^>]*>", page)[0]
    assert 'inputmode="numeric"' in field
    assert 'autocomplete="one-time-code"' in field
    assert page.count('name="code"') == 1


def trace(client, email):
    """All that somebody outside sees of asking for a code, and all that the database is asked."""
    with CaptureQueriesContext(connection) as queries:
        first = client.post(reverse("account_login"), {"email": email})
        second = client.get(first.url)
    statements = [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries]
    page = re.sub(r'value="[^"]{64}"', "token", second.content.decode()).replace(email, "ADDRESS")
    page = re.sub(r'data-resend-wait="\d+"', "", page)
    return first.status_code, first.url, second.status_code, page, statements


def test_known_and_unknown_addresses_look_the_same():
    UserFactory(email=ADA)

    known, unknown = trace(Client(), ADA), trace(Client(), "eva@example.org")

    assert known == unknown
    rows = list(Email.objects.order_by("pk").values("kind", "recipient", "language", "is_secret"))
    assert rows[0] == rows[1]


def test_the_mail_holds_the_code_and_no_row_does(client, smtp_sink, caplog):
    client.post(reverse("account_login"), {"email": ADA})
    code = last_code(ADA)

    deliver_due(time_limit=timedelta(seconds=20))

    assert code in smtp_sink.messages[0].get_body(("plain",)).get_content()
    email = Email.objects.get()
    kept = [email.subject, email.body_text, email.body_html, str(email.context)]
    kept += [str(row) for row in SignInCode.objects.values_list()]
    kept += [str(session.get_decoded()) for session in Session.objects.all()]
    assert not any(code in text for text in [*kept, caplog.text])


def test_a_mail_that_comes_too_late_is_not_sent(client, now, time_machine):
    client.post(reverse("account_login"), {"email": ADA})
    time_machine.move_to(now + timedelta(minutes=16))

    email = Email.objects.get()

    assert kind_of(email.kind).build([email]) == {}


def test_a_wrong_code_says_how_many_times_are_left(client):
    client.post(reverse("account_login"), {"email": ADA})

    with translation.override("en"):
        url = reverse("account_enter_code")
    response = client.post(url, {"code": wrong_code(ADA)})

    assert response.status_code == 422
    page = response.content.decode()
    assert page.count("Wrong code. You can try 4 more times.") == 2  # in the summary, at the field
    assert "<title>Error:" in page
    assert 'aria-invalid="true"' in page


def test_the_attempts_are_limited(client):
    client.post(reverse("account_login"), {"email": ADA})
    code, wrong = last_code(ADA), wrong_code(ADA)

    for _ in range(CODE_ATTEMPTS):
        client.post(reverse("account_enter_code"), {"code": wrong})
    response = client.post(reverse("account_enter_code"), {"code": code})

    assert response.status_code == 422
    assert "_auth_user_id" not in client.session


def test_a_code_works_once(client, sign_in):
    sign_in(ADA)
    code = SignInCode.objects.get()
    other = Client()
    session = other.session
    session["sign_in"] = {"code": str(code.pk), "next": ""}
    session.save()
    other.cookies["sessionid"] = session.session_key

    response = other.post(reverse("account_enter_code"), {"code": last_code(ADA)})

    assert response.status_code == 422


def test_a_code_expires_after_a_quarter_of_an_hour(client, now, time_machine):
    client.post(reverse("account_login"), {"email": ADA})
    time_machine.move_to(now + timedelta(minutes=15, seconds=1))

    response = client.post(reverse("account_enter_code"), {"code": last_code(ADA)})

    assert response.status_code == 422
    assert "_auth_user_id" not in client.session


def test_another_code_may_be_asked_for_after_a_minute(client, now, time_machine):
    client.post(reverse("account_login"), {"email": ADA})
    client.post(reverse("account_resend_code"))
    assert Email.objects.count() == 1

    time_machine.move_to(now + timedelta(seconds=61))
    client.post(reverse("account_resend_code"))

    assert Email.objects.count() == 2
    client.post(reverse("account_enter_code"), {"code": last_code(ADA)})
    assert "_auth_user_id" in client.session
    assert SignInCode.objects.filter(used_at=None).count() == 1


def test_another_code_is_announced_only_when_it_was_sent(client, now, time_machine):
    client.post(reverse("account_login"), {"email": ADA})
    said = []
    for number in range(1, 6):
        time_machine.move_to(now + timedelta(seconds=61 * number), tick=False)
        response = client.post(reverse("account_resend_code"))
        said.append((response.status_code, len(list(get_messages(response.wsgi_request)))))

    assert said[0] == (302, 1)
    assert said[-1][0] == 429
    assert said[-1][1] == said[-2][1]


def test_a_refused_address_keeps_what_was_written(client):
    response = client.post(reverse("account_login"), {"email": "not an address"})

    assert response.status_code == 422
    assert "not an address" in response.content.decode()
    assert not Email.objects.exists()


def test_the_session_is_another_one_after_signing_in(client, sign_in):
    client.post(reverse("account_login"), {"email": ADA})
    before = client.session.session_key

    client.post(reverse("account_enter_code"), {"code": last_code(ADA)})

    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_a_code_opens_only_the_browser_that_asked(client):
    client.post(reverse("account_login"), {"email": ADA})

    response = Client().post(reverse("account_enter_code"), {"code": last_code(ADA)})

    assert response.url == reverse("account_login")


@pytest.mark.parametrize(
    ("wanted", "gets"),
    [
        ("/en/programmes/", "/en/programmes/"),
        ("https://evil.example/", None),
        ("//evil.example/", None),
        ("javascript:alert(1)", None),
        ("/\\evil.example/", None),
    ],
)
def test_next_stays_with_us(sign_in, wanted, gets):
    response = sign_in(ADA, next_url=wanted)

    assert response.url == (gets or reverse("portal:me"))


def test_signing_up_is_signing_in(client):
    response = client.get(reverse("account_signup"), {"next": "/en/programmes/"})

    assert response.status_code == 302
    assert response.url == reverse("account_login") + "?next=%2Fen%2Fprogrammes%2F"


def test_a_closed_access_stays_closed(client, sign_in):
    UserFactory(email=ADA, is_active=False)

    response = sign_in(ADA)

    assert response.url == reverse("account_inactive")
    assert "_auth_user_id" not in client.session
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize("language", ["it", "en"])
def test_we_write_in_the_language_of_the_page(client, language):
    UserFactory(email=ADA, language="en" if language == "it" else "it")
    with translation.override(language):
        client.post(reverse("account_login"), {"email": ADA})
        client.post(reverse("account_enter_code"), {"code": last_code(ADA)})

    assert Email.objects.get().language == language
    assert User.objects.get().language == language


def test_an_address_that_was_claimed_without_proof_is_hers_alone(client, sign_in):
    claimed = UserFactory(email=ADA)
    EmailAddress.objects.create(user=claimed, email=ADA, verified=False, primary=True)
    SocialAccount.objects.create(user=claimed, provider="idp", uid="somebody-else")

    sign_in(ADA)

    assert not SocialAccount.objects.exists()
    assert EmailAddress.objects.get().verified


def test_a_signed_in_person_finds_the_door_behind_her(client, sign_in):
    sign_in(ADA)

    assert client.get(reverse("account_login")).url == reverse("portal:me")
    assert client.get(reverse("account_enter_code")).status_code == 302


def test_a_stranger_gets_no_cookie_outside_the_door(client):
    response = client.get(reverse("account_signup"))

    assert not response.cookies


@pytest.mark.parametrize(
    "written", [f"{'a' * 60}@{'b.' * 110}example.org", f"{'a' * 400}@example.org", "a\0b@x.org"]
)
def test_an_address_that_cannot_be_one_is_refused_in_one_sentence(client, written):
    response = client.post(reverse("account_login"), {"email": written})

    (words,) = response.context["form"].errors["email"]
    assert response.status_code == 422
    assert "address" in words or "indirizzo" in words
    assert not SignInCode.objects.exists()


@pytest.mark.parametrize("typed", ["12345", "1234567", "ABCDEF", "1" * 21, "12\x003456", "٣٣٣"])
def test_what_cannot_be_a_code_spends_no_attempt(client, typed):
    client.post(reverse("account_login"), {"email": ADA})

    response = client.post(reverse("account_enter_code"), {"code": typed})

    assert response.status_code == 422
    assert len(response.context["form"].errors["code"]) == 1
    assert SignInCode.objects.get().attempts == 0


def test_signing_out_is_said_without_a_prefix(client):
    client.force_login(UserFactory())

    response = client.post(reverse("account_logout"), follow=True)

    assert [message.level_tag for message in response.context["messages"]] == ["info"]
