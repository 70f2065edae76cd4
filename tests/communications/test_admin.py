"""The outbox on the desk, as a platform administrator reads it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from communications.admin import KindFilter
from communications.delivery import deliver_due
from communications.enums import EmailStatus
from communications.models import Email, Resending
from tests.desk import enter_desk, look_for
from tests.factories.accounts import UserFactory
from tests.factories.communications import EmailFactory, failed, sent

pytestmark = pytest.mark.django_db

CHANGELIST = "admin:communications_email_changelist"
DETAIL = "admin:communications_email_change"
FRAME = "admin:communications_email_html"
QUEUE_AGAIN = "admin:communications_email_queue_again"
SEND_AGAIN = "admin:communications_email_send_again"
HISTORY = "admin:communications_email_history"


@pytest.fixture
def desk(client, settings):
    settings.LANGUAGE_CODE = "en"
    return enter_desk(client, settings, UserFactory(administrator=True))


def found(desk, **query):
    return list(desk.get(reverse(CHANGELIST), query).context["cl"].result_list)


def body(mail, kind):
    """As it was written: a mail ends its lines in its own way, and has one more."""
    content = mail.get_body((kind,)).get_content()
    return content.replace("\r\n", "\n").removesuffix("\n")


def page(desk, email):
    return desk.get(reverse(DETAIL, args=[email.pk])).content.decode()


@pytest.mark.parametrize("query", ["ada@example.org", "ADA@", "nuovo orario"])
def test_a_message_is_found_by_address_and_subject(desk, query):
    email = EmailFactory(to="ada@example.org", subject="Un nuovo orario")
    EmailFactory(to="bob@example.org", subject="Altro")

    response = look_for(desk, reverse(CHANGELIST), query)

    assert list(response.context["cl"].result_list) == [email]


@pytest.mark.parametrize(
    "query", [{"status__exact": "failed"}, {"kind": "test"}, {"language__exact": "en"}]
)
def test_messages_are_filtered(desk, query):
    email = failed(EmailFactory(language="en"))
    EmailFactory(kind="registrations.moved", language="it")

    assert found(desk, **query) == [email]


def test_kinds_are_named_in_words_and_codes_are_not_among_them(desk):
    EmailFactory()

    response = desk.get(reverse(CHANGELIST))

    specs = response.context["cl"].filter_specs
    (kinds,) = [spec for spec in specs if isinstance(spec, KindFilter)]
    names, titles = zip(*kinds.lookup_choices, strict=True)
    assert ("A greeting" in titles, "accounts.code" in names) == (True, False)
    assert b"A greeting" in response.content


@pytest.mark.parametrize("url", [DETAIL, FRAME, SEND_AGAIN, QUEUE_AGAIN, HISTORY])
def test_a_secret_message_is_not_there(desk, url):
    secret = failed(EmailFactory(is_secret=True))

    assert found(desk) == []
    assert desk.get(reverse(url, args=[secret.pk])).status_code == 404
    assert desk.post(reverse(url, args=[secret.pk])).status_code == 404


@pytest.mark.parametrize("page", ["add/", "{pk}/delete/"])
def test_nobody_writes_or_deletes(desk, page):
    email = EmailFactory()

    response = desk.post(f"/admin/communications/email/{page.format(pk=email.pk)}")

    assert response.status_code == 403


def test_what_was_sent_is_shown_as_it_was_sent(desk, smtp_sink):
    email = EmailFactory(context={"name": "Ada"})
    deliver_due(time_limit=timedelta(seconds=20))
    (mail,) = smtp_sink.messages

    response = desk.get(reverse(DETAIL, args=[email.pk]))
    framed = desk.get(reverse(FRAME, args=[email.pk]))

    assert "As it was sent" in response.content.decode()
    assert response.context["rendered"].text == body(mail, "plain")
    assert framed.content.decode() == body(mail, "html")


def test_what_waits_is_shown_as_it_would_be_sent(desk):
    email = EmailFactory(context={"name": "Ada"})

    assert "As it would be sent now" in page(desk, email)
    assert b"Ada" in desk.get(reverse(FRAME, args=[email.pk])).content


def test_what_is_no_longer_true_says_so(desk):
    email = EmailFactory(context={"is_stale": True})

    assert "no longer true" in page(desk, email)
    assert desk.get(reverse(FRAME, args=[email.pk])).status_code == 404


@pytest.mark.parametrize("fault", [{"kind": "unknown"}, {"context": {}}])
def test_what_cannot_be_made_says_so(desk, fault):
    email = EmailFactory(**fault)

    assert "cannot make this message" in page(desk, email)
    assert desk.get(reverse(FRAME, args=[email.pk])).status_code == 404


def test_a_hostile_body_can_do_nothing(desk):
    script = "<script>alert(1)</script>"
    email = sent(EmailFactory(), subject=script, body_text=script, body_html=script)

    response = desk.get(reverse(DETAIL, args=[email.pk]))
    framed = desk.get(reverse(FRAME, args=[email.pk]))

    assert script not in response.content.decode()
    assert "sandbox></iframe>" in response.content.decode()
    assert framed["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    )


def test_only_the_frame_may_be_framed(desk):
    email = sent(EmailFactory())

    headers = [
        desk.get(reverse(url, args=[email.pk]))["X-Frame-Options"] for url in (DETAIL, FRAME)
    ]

    assert headers == ["DENY", "SAMEORIGIN"]


def test_why_it_failed_stands_in_words_and_as_it_was_said(desk):
    email = failed(EmailFactory(), "550 5.1.1 <x@example.org>: unknown user")

    shown = page(desk, email)

    assert "says that this address does not exist" in shown
    assert "550 5.1.1 &lt;x@example.org&gt;: unknown user" in shown


def test_a_message_that_failed_is_queued_again(desk):
    email = failed(EmailFactory())

    response = desk.post(reverse(QUEUE_AGAIN, args=[email.pk]))

    email.refresh_from_db()
    assert (response.status_code, email.status) == (302, EmailStatus.PENDING)
    assert "queued again after it had failed" in page(desk, email)
    assert desk.get(reverse(QUEUE_AGAIN, args=[email.pk])).status_code == 405


def test_a_copy_is_asked_for_first(desk):
    email = sent(EmailFactory(), subject="Ciao")

    asked = desk.get(reverse(SEND_AGAIN, args=[email.pk]))

    assert "“Ciao” was sent on" in asked.content.decode()
    assert Email.objects.count() == 1


def test_pressing_twice_sends_one_copy(desk):
    email = sent(EmailFactory())
    for _press in range(2):
        response = desk.post(reverse(SEND_AGAIN, args=[email.pk]), {"number": "1"})

    copy = Email.objects.exclude(pk=email.pk).get()
    assert response.url == reverse(DETAIL, args=[copy.pk])
    assert "This is a copy of an earlier message" in page(desk, copy)


@pytest.mark.parametrize("number", ["", "x", "-1", "99", "²"])
def test_a_number_that_nobody_asked_for_is_the_next(desk, number):
    email = sent(EmailFactory())

    desk.post(reverse(SEND_AGAIN, args=[email.pk]), {"number": number})

    assert Email.objects.filter(dedup_key=f"again:{email.pk}:1").exists()


def test_what_was_not_sent_has_no_copy(desk):
    email = EmailFactory()

    response = desk.post(reverse(SEND_AGAIN, args=[email.pk]), {"number": "1"}, follow=True)

    assert "Only a message that was sent can be sent again." in response.content.decode()
    assert Email.objects.count() == 1


def test_its_history_tells_who_asked(desk):
    email = failed(EmailFactory())
    desk.post(reverse(QUEUE_AGAIN, args=[email.pk]))

    (entry,) = desk.get(reverse(HISTORY, args=[email.pk])).context["entries"]

    assert (entry.verb, entry.who) == ("Made", "Ada Rossi")
    assert entry.thing.startswith("message sent again")


def choose(desk, emails, **more):
    data = {"action": "queue_again", "_selected_action": [email.pk for email in emails]}
    return desk.post(reverse(CHANGELIST), data | more)


def test_many_are_asked_for_first_and_how_many_failed_is_said(desk):
    emails = [failed(email) for email in EmailFactory.create_batch(2)] + [EmailFactory()]

    text = choose(desk, emails).content.decode()

    assert "2 messages that failed are sent again." in text
    assert "The other one did not fail" in text
    assert Resending.objects.count() == 0


def test_those_that_failed_go_again_when_it_is_confirmed(desk):
    emails = [failed(email) for email in EmailFactory.create_batch(2)] + [sent(EmailFactory())]

    choose(desk, emails, confirmed="yes")

    statuses = Email.objects.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["pending", "pending", "sent"]


def test_all_that_are_filtered_go_again(desk):
    emails = [failed(email) for email in EmailFactory.create_batch(3)]

    choose(desk, emails[:1], confirmed="yes", select_across="1")

    assert Email.objects.filter(status="pending").count() == 3


def test_staff_who_do_not_run_the_platform_see_nothing(client, settings):
    email = failed(EmailFactory())
    desk = enter_desk(client, settings, UserFactory(staff=True))

    assert desk.get(reverse(CHANGELIST)).status_code == 403
    for url in (DETAIL, FRAME, SEND_AGAIN, QUEUE_AGAIN):
        assert desk.post(reverse(url, args=[email.pk])).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_changelist_query_count_does_not_grow(desk, django_assert_num_queries, count):
    EmailFactory.create_batch(count)

    with django_assert_num_queries(4):
        assert len(found(desk)) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_query_count_of_a_page_does_not_grow(desk, django_assert_num_queries, count):
    email = sent(EmailFactory())
    user = UserFactory()
    for number in range(count):
        copy = EmailFactory(dedup_key=f"again:{email.pk}:{number}")
        Resending.objects.create(email=email, copy=copy, asked_by=user)

    with django_assert_num_queries(5):
        page(desk, email)


def test_a_later_attempt_is_said(desk):
    later = timezone.now() + timedelta(hours=1)
    email = EmailFactory(attempts=2, next_attempt_at=later, last_error="451 4.7.1 greylisted")

    shown = page(desk, email)

    assert "Next attempt" in shown
    assert "451 4.7.1 greylisted" in shown
