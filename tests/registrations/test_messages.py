"""Writing to a segment: who is in it, what goes, and that it goes once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.enums import Language
from communications.delivery import deliver_due
from communications.enums import EmailStatus
from communications.models import Email
from registrations.enums import MessageStatus
from registrations.mails.previews import sample_of
from registrations.models import Message
from registrations.outbox import delivery_of
from registrations.segments import Reach, one_for_each, reach, segment_words
from registrations.services import (
    MessageChanged,
    NobodyToWriteTo,
    cancel_registration,
    send_message,
)
from tests.factories.events import START, EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import FundingFactory, ProgrammeFactory
from tests.factories.registrations import MessageFactory
from tests.factories.schools import SchoolFactory
from tests.threads import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.fixture
def session():
    return SessionFactory(capacity=20)


@pytest.fixture
def message(session):
    return MessageFactory(programme=session.event.programme)


def mails(message):
    return Email.objects.filter(context__message=message.pk)


def send(message):
    return send_message(message=message, seen=message.updated_at)


def deliver():
    deliver_due(time_limit=timedelta(seconds=20))


def body(mail, kind="plain"):
    return mail.get_body((kind,)).get_content().replace("\r\n", "\n").removesuffix("\n")


def sent_to(smtp_sink, person):
    deliver()
    (mail,) = [
        mail
        for mail in smtp_sink.messages
        if mail["To"] == person.user.email and "Un avviso" in mail["Subject"]
    ]
    return mail


# --- Who is in a segment ---


def test_it_goes_to_the_people_of_its_programme(message, session, register):
    hers = register(session)
    register(SessionFactory())

    assert list(one_for_each(message)) == [hers]


@pytest.mark.parametrize(
    ("recipients", "statuses"),
    [
        ("confirmed", ["confirmed"]),
        ("waiting", ["waiting", "offered"]),
        ("all", ["confirmed", "waiting", "offered"]),
    ],
)
def test_whom_it_is_for(recipients, statuses, register):
    session = SessionFactory(capacity=2)
    first, _second, _third, _fourth = [register(session) for _person in range(4)]
    cancel_registration(registration=first)  # the third is offered the seat
    message = MessageFactory(programme=session.event.programme, recipients=recipients)

    found = [registration.status for registration in one_for_each(message)]

    assert sorted(found) == sorted(statuses)


def test_it_is_narrowed_to_a_session_an_event_or_a_school(session, register):
    school = SchoolFactory()
    other = SessionFactory(event=session.event)
    elsewhere = SessionFactory(event=EventFactory(programme=session.event.programme))
    here, _, _ = register(session), register(other), register(elsewhere)
    pupil = register(elsewhere, ParticipantFactory(school=school))
    programme = session.event.programme

    def reached(**segment):
        return reach(MessageFactory(programme=programme, **segment)).people

    assert list(one_for_each(MessageFactory(programme=programme, session=session))) == [here]
    assert list(one_for_each(MessageFactory(programme=programme, school=school))) == [pupil]
    assert reached(event=session.event) == 2
    assert reached(event=session.event, school=school) == 0


def test_a_segment_never_leaves_its_programme(message, session, register):
    register(session)
    message.programme = ProgrammeFactory()
    message.session = session

    assert reach(message) == Reach(0, 0)


def test_who_registered_twice_is_one_and_her_next_session_counts(message, session, register):
    person = ParticipantFactory()
    event = session.event
    over = SessionFactory(event=event, starts_at=START - timedelta(days=10))
    later = SessionFactory(event=event, starts_at=START + timedelta(days=10))
    _, _, soonest = register(later, person), register(over, person), register(session, person)
    move_to_the_past(over)

    assert list(one_for_each(message)) == [soonest]
    assert reach(message) == Reach(1, 0)


def test_her_last_session_counts_where_none_is_to_come(message, session, register):
    person = ParticipantFactory()
    older = SessionFactory(event=session.event, starts_at=START + timedelta(days=5))
    first, last = register(older, person), register(session, person)
    move_to_the_past(older, days=20)
    move_to_the_past(session, days=3)

    assert (list(one_for_each(message)), first.status) == ([last], "confirmed")


def move_to_the_past(session, days=7):
    moment = timezone.now() - timedelta(days=days)
    type(session).objects.filter(pk=session.pk).update(
        starts_at=moment, ends_at=moment + timedelta(hours=1)
    )


def test_who_has_no_account_is_counted_and_not_written_to(message, session, register):
    register(session)
    register(session, ParticipantFactory(user=None, declared_14_on=None))
    left = register(session).participant.user
    type(left).objects.filter(pk=left.pk).update(is_active=False)

    assert reach(message) == Reach(1, 2)
    assert one_for_each(message).count() == 1


def test_a_segment_in_words(session, in_english):
    programme = session.event.programme
    about = MessageFactory.build(programme=programme, session=session, recipients="waiting")
    everybody = MessageFactory.build(programme=programme)

    assert segment_words(about).startswith(
        f"Everyone waiting for a place · {session.event.title} · Saturday 12 December"
    )
    assert segment_words(everybody) == f"Everyone with a place · programme {programme.title}"


# --- Going ---


def test_sending_writes_one_mail_for_each_person(message, session, register):
    person = ParticipantFactory()
    other = SessionFactory(event=session.event, starts_at=START + timedelta(days=5))
    for claim in ((session, person), (other, person), (session, None)):
        register(*claim)
    register(session, ParticipantFactory(user=None, declared_14_on=None))

    sent = send(message)

    assert (sent.status, sent.people, sent.without_address) == (MessageStatus.SENT, 2, 1)
    assert sent.sent_at == timezone.now()
    assert mails(message).count() == 2


def test_it_goes_after_what_people_wait_for_and_after_reminders(message, session, register):
    register(session)

    send(message)

    own, others = mails(message).get(), Email.objects.exclude(pk__in=mails(message))
    assert (own.priority, max(others.values_list("priority", flat=True))) == (8, 3)


def test_sending_twice_is_as_once(message, session, register):
    register(session)
    send(message)
    register(session)

    again = send(message)

    assert (again.people, mails(message).count()) == (1, 1)


def test_who_unregistered_after_the_preview_is_not_written_to(message, session, register):
    gone, stays = register(session), register(session)
    assert reach(message).people == 2
    cancel_registration(registration=gone)

    send(message)

    assert mails(message).get().recipient == stays.participant.user


def test_who_unregisters_before_delivery_gets_nothing(message, session, register, smtp_sink):
    gone = register(session)
    send(message)
    cancel_registration(registration=gone)

    deliver()

    assert mails(message).get().status == EmailStatus.DROPPED


def test_an_empty_segment_is_refused_and_the_draft_stays(message):
    with pytest.raises(NobodyToWriteTo):
        send(message)

    message.refresh_from_db()
    assert (message.status, message.sent_at) == (MessageStatus.DRAFT, None)


def test_what_she_did_not_see_does_not_go(message, session, register):
    register(session)

    with pytest.raises(MessageChanged):
        send_message(message=message, seen=message.updated_at - timedelta(seconds=1))

    assert not mails(message).exists()


@pytest.mark.django_db(transaction=True)
def test_many_presses_at_once_write_to_each_once(register):
    session = SessionFactory()
    for _person in range(3):
        register(session)
    message = MessageFactory(programme=session.event.programme)

    sent = at_once(lambda _press: send(message), range(8))

    assert {(one.pk, one.people) for one in sent} == {(message.pk, 3)}
    assert mails(message).count() == 3


def test_how_far_it_is(message, session, register):
    for _person in range(3):
        register(session)
    send(message)
    first = mails(message).first()
    Email.objects.filter(pk=first.pk).update(status=EmailStatus.FAILED)
    Email.objects.create(kind="x", dedup_key=f"{message.pk}1", to="a@example.org", language="it")

    assert delivery_of(message) == {EmailStatus.PENDING: 2, EmailStatus.FAILED: 1}


# --- What it says ---


def test_the_placeholders_are_filled_in_for_each(session, register, smtp_sink):
    person = ParticipantFactory(first_name="Ada")
    code = register(session, person).code
    text = "Ciao {name}!\n\n{event}, {programme}, {when}, {where}. Codice {code}."
    send(MessageFactory(programme=session.event.programme, body=text))

    said = body(sent_to(smtp_sink, person))

    assert "Ciao Ada!" in said
    assert f"{session.event.title}, {session.event.programme.title}, sabato 12 dicembre" in said
    assert f"Codice {code}." in said


@pytest.mark.parametrize("language", Language)
def test_the_preview_is_what_is_sent(session, register, smtp_sink, language):
    FundingFactory(programme=session.event.programme)
    person = ParticipantFactory(user__language=language)
    register(session, person)
    message = MessageFactory(
        programme=session.event.programme,
        session=session,
        subject_en="Un avviso in English",
        body_en="Hello {name}",
    )
    shown = sample_of(message, language)
    send(message)

    mail = sent_to(smtp_sink, person)

    assert mail["Subject"] == shown.rendered.subject
    assert body(mail).encode() == shown.rendered.text.encode()
    assert body(mail, "html").encode() == shown.rendered.html.encode()


def test_who_reads_english_gets_italian_where_there_is_no_other(session, register, smtp_sink):
    person = ParticipantFactory(user__language="en")
    register(session, person)
    send(MessageFactory(programme=session.event.programme))

    assert "Ci vediamo" in body(sent_to(smtp_sink, person))


def test_who_pays_stands_on_it(session, register, smtp_sink):
    FundingFactory(programme=session.event.programme, statement="Cofinanziato dall’Unione europea")
    person = register(session).participant
    send(MessageFactory(programme=session.event.programme))

    mail = sent_to(smtp_sink, person)

    assert body(mail).count("Cofinanziato dall’Unione europea") == 1
    assert body(mail, "html").count("Cofinanziato dall’Unione europea") == 1


HOSTILE = "<script>alert(1)</script>\r\nBcc: eva@example.org {0.__class__} {name} %(x)s {{ 7 }}"


def test_hostile_words_reach_no_header_and_no_tag(session, register, smtp_sink):
    person = ParticipantFactory(first_name="<b>{code}</b>\r\nBcc: eva@example.org")
    register(session, person)
    send(
        MessageFactory(
            programme=session.event.programme, subject=f"Un avviso {HOSTILE}", body=HOSTILE
        )
    )

    mail = sent_to(smtp_sink, person)

    assert (mail["Bcc"], "\n" in mail["Subject"]) == (None, False)
    html = body(mail, "html")
    assert ("<script>" in html, "<b>" in html) == (False, False)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{0.__class__}" in html
    assert "{{ 7 }}" in html


def test_an_address_in_the_text_becomes_no_link(session, register, smtp_sink):
    person = register(session).participant
    body_text = "javascript:alert(1) http://example.org/x"
    send(MessageFactory(programme=session.event.programme, body=body_text))

    html = body(sent_to(smtp_sink, person), "html")

    assert 'href="javascript' not in html
    assert 'href="http://example.org' not in html


def test_an_empty_segment_has_an_example(message, in_english):
    sample = sample_of(message, Language.ENGLISH)

    assert sample.reader == ""
    assert "Ciao [first name of the reader]" in sample.rendered.text


def test_what_it_is_about_stands_on_it_where_it_is_one_event(session, register):
    register(session)
    programme = session.event.programme

    about = sample_of(MessageFactory(programme=programme, event=session.event), Language.ITALIAN)
    general = sample_of(MessageFactory(programme=programme), Language.ITALIAN)

    assert session.event.get_absolute_url() in about.rendered.text
    assert session.event.get_absolute_url() not in general.rendered.text


@pytest.mark.parametrize("count", [1, 3])
def test_sending_asks_the_same_of_the_database_however_many_they_are(
    session, register, django_assert_num_queries, count
):
    for _person in range(count):
        register(session)
    message = MessageFactory(programme=session.event.programme)

    with django_assert_num_queries(6):
        send(message)


def test_only_a_session_without_people_takes_its_drafts_with_it(session):
    message = MessageFactory(programme=session.event.programme, session=session)

    session.delete()

    assert not Message.objects.filter(pk=message.pk).exists()
