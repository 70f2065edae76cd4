"""Writing to people from the desk: write, look, send, follow."""

from __future__ import annotations

import pytest
from django.urls import reverse

from accounts.enums import Language
from communications.enums import EmailStatus
from communications.models import Email
from events.models import Session
from registrations.models import Message
from registrations.services import send_message
from tests.desk import coordinator_of, enter_desk, posted_from
from tests.factories.accounts import UserFactory
from tests.factories.events import EventFactory, SessionFactory
from tests.factories.participants import ParticipantFactory
from tests.factories.programmes import CoordinatorFactory, ProgrammeFactory
from tests.factories.registrations import MessageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

CHANGELIST = reverse("admin:registrations_message_changelist")
ADD = reverse("admin:registrations_message_add")
OUTBOX = reverse("admin:communications_email_changelist")


def url(page, message, *more):
    return reverse(f"admin:registrations_message_{page}", args=[message.pk, *more])


@pytest.fixture
def session(in_english):
    return SessionFactory()


@pytest.fixture
def coordinator(session):
    return coordinator_of(session.event.programme)


@pytest.fixture
def desk(client, settings, coordinator):
    settings.LANGUAGE_CODE = "en"
    return enter_desk(client, settings, coordinator)


@pytest.fixture
def draft(session):
    return MessageFactory(programme=session.event.programme)


@pytest.fixture
def sent(draft, session, register):
    for _person in range(3):
        register(session)
    return send_message(message=draft, seen=draft.updated_at)


def text(desk, address):
    return desk.get(address).content.decode()


def fields(**changes):
    return {
        "recipients": "confirmed",
        "event": "",
        "session": "",
        "school": "",
        "subject": "Cambia il ritrovo",
        "body": "Ciao {name}",
        "subject_en": "",
        "body_en": "",
    } | changes


def errors(response):
    assert response.status_code == 422
    return response.context["adminform"].form.errors


# --- Writing ---


def test_a_draft_is_written_and_looked_at(desk, session, coordinator):
    response = desk.post(ADD, fields(session=session.pk))

    message = Message.objects.get()
    assert response.url == url("preview", message)
    assert (message.session, message.programme) == (session, session.event.programme)
    assert (message.written_by, message.is_draft) == (coordinator, True)


def test_a_draft_survives_going_back(desk, draft):
    page = desk.get(url("change", draft))

    response = desk.post(url("change", draft), posted_from(page) | {"body": "Un altro testo"})

    draft.refresh_from_db()
    assert response.url == url("preview", draft)
    assert (draft.subject, draft.body) == ("Un avviso: {event}", "Un altro testo")


@pytest.mark.parametrize("field", ["subject", "body", "subject_en", "body_en"])
@pytest.mark.parametrize("words", ["{event.__class__}", "{surname}", "{name!r}", "{0}", "{"])
def test_an_unknown_placeholder_is_refused_beside_the_field(desk, field, words):
    english = {"subject_en": "News", "body_en": "Hello"}

    response = desk.post(ADD, fields(**english | {field: words}))

    (error,) = errors(response)[field]
    assert "{name}, {event}, {programme}, {when}, {where}, {code}" in error
    assert not Message.objects.exists()


def test_half_an_english_text_is_refused(desk):
    assert list(errors(desk.post(ADD, fields(body_en="Hello")))) == ["subject_en"]


def test_a_session_of_another_event_is_refused(desk, session):
    other = EventFactory(programme=session.event.programme)

    response = desk.post(ADD, fields(session=session.pk, event=other.pk))

    assert errors(response)["session"] == ["This session is of another event."]


def test_of_a_session_and_its_event_the_session_is_kept(desk, session):
    desk.post(ADD, fields(session=session.pk, event=session.event.pk))

    assert (Message.objects.get().session, Message.objects.get().event) == (session, None)


@pytest.mark.parametrize("field", ["session", "event"])
def test_a_segment_of_another_programme_is_refused(desk, field):
    other = SessionFactory()
    row = other if field == "session" else other.event

    assert list(errors(desk.post(ADD, fields(**{field: row.pk})))) == [field]


@pytest.mark.parametrize("name", ["session", "event", "programme"])
def test_an_address_leads_straight_to_writing(desk, session, name):
    rows = {"session": session, "event": session.event, "programme": session.event.programme}

    page = desk.get(ADD, {name: rows[name].pk})

    data = posted_from(page)
    assert data.get(name, [str(rows[name].pk)]) == [str(rows[name].pk)]
    assert data["subject"] == [""]


@pytest.mark.parametrize("name", ["session", "event", "programme"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_hers_leads_nowhere(desk, name, method):
    other = SessionFactory()
    rows = {"session": other, "event": other.event, "programme": other.event.programme}

    for key in (rows[name].pk, 10**30, "x"):
        assert getattr(desk, method)(f"{ADD}?{name}={key}").status_code == 404


def test_who_coordinates_several_programmes_says_of_which(desk, coordinator):
    second = CoordinatorFactory(user=coordinator).programme

    page = text(desk, ADD)

    assert f"?programme={second.pk}" in page
    assert ">Which" not in page
    assert "To the people of which programme?" in page


@pytest.mark.parametrize("which", ["session", "event"])
def test_the_tables_of_sessions_and_events_lead_to_writing(desk, session, which):
    row = session if which == "session" else session.event
    data = {"action": "write_to_people", "_selected_action": [row.pk]}

    response = desk.post(reverse(f"admin:events_{which}_changelist"), data)

    assert response.url == f"{ADD}?{which}={row.pk}"


def test_of_several_sessions_she_chooses_one(desk, session):
    other = SessionFactory(event=session.event)
    data = {"action": "write_to_people", "_selected_action": [session.pk, other.pk]}

    response = desk.post(reverse("admin:events_session_changelist"), data, follow=True)

    assert "Choose one row" in response.content.decode()


# --- Looking ---


def test_the_preview_says_how_many_get_it_and_shows_one(desk, draft, session, register):
    register(session, ParticipantFactory(first_name="Ada", last_name="Rossi"))
    register(session)
    register(session, ParticipantFactory(user=None, declared_14_on=None))

    response = desk.get(url("preview", draft))

    page = response.content.decode()
    assert response.context["sentences"] == [
        "2 people get it.",
        "1 has no account, and so no address.",
    ]
    assert "As Ada Rossi reads it." in page
    assert "Send it to 2 people" in page
    assert [sample.language for sample, _, _ in response.context["samples"]] == list(Language)


@pytest.mark.parametrize("language", Language)
def test_the_frame_shows_it_in_each_language(desk, draft, session, register, language):
    register(session, ParticipantFactory(first_name="Ada"))

    response = desk.get(url("html", draft, language.value))

    assert "Ciao Ada" in response.content.decode()
    assert f'<html lang="{language.value}">' in response.content.decode()
    assert "sandbox" in response["Content-Security-Policy"]


def test_there_is_no_frame_in_another_language(desk, draft):
    assert desk.get(url("html", draft, "fr")).status_code == 404


def test_an_empty_segment_is_said_and_cannot_be_sent_to(desk, draft):
    page = text(desk, url("preview", draft))

    assert "There is nobody to write to among the people you chose." in page
    assert "An example" in page
    assert "Send it to" not in page


def test_hostile_words_are_shown_as_text(desk, session, register):
    script = "<script>alert(1)</script>"
    register(session, ParticipantFactory(first_name=script))
    draft = MessageFactory(programme=session.event.programme, subject=script, body=script)

    for address in (url("preview", draft), url("html", draft, "it"), CHANGELIST):
        assert script not in text(desk, address)


# --- Sending ---


def press(desk, message, seen=None):
    return desk.post(url("send", message), {"seen": seen or message.updated_at.isoformat()})


def test_it_goes_when_it_is_confirmed(desk, draft, session, register):
    register(session)
    data = posted_from(desk.get(url("preview", draft)))

    response = desk.post(url("send", draft), {"seen": data["seen"][0]}, follow=True)

    assert "The message goes to 1 person." in response.content.decode()
    assert Email.objects.filter(kind="registrations.message").count() == 1


def test_pressing_twice_sends_once(desk, draft, session, register):
    register(session)

    first, second = press(desk, draft), press(desk, draft)

    assert (first.url, second.url) == (url("change", draft), url("change", draft))
    assert Email.objects.filter(kind="registrations.message").count() == 1


@pytest.mark.parametrize("seen", ["", "x", "2026-99-99", "2020-01-01T00:00:00+00:00"])
def test_what_was_changed_meanwhile_does_not_go(desk, session, register, seen, time_machine):
    register(session)
    draft = MessageFactory(programme=session.event.programme)
    time_machine.shift(60)
    draft.save()

    response = desk.post(url("send", draft), {"seen": seen}, follow=True)

    assert "was changed after you looked at it" in response.content.decode()
    assert Message.objects.get().is_draft


def test_an_empty_segment_is_refused_in_words(desk, draft):
    response = desk.post(url("send", draft), {"seen": draft.updated_at.isoformat()}, follow=True)

    assert "There is nobody to write to among the people you chose" in response.content.decode()


def test_reading_the_address_of_sending_sends_nothing(desk, draft, session, register):
    register(session)

    assert desk.get(url("send", draft)).status_code == 405
    assert Message.objects.get().is_draft


# --- What went ---


def test_what_went_shows_how_far_it_is(desk, sent):
    first = Email.objects.filter(context__message=sent.pk).first()
    Email.objects.filter(pk=first.pk).update(status=EmailStatus.FAILED)

    response = desk.get(url("change", sent))

    counts = {state["status"]: state["number"] for state in response.context["delivery"]}
    assert counts == {"sent": 0, "pending": 2, "failed": 1, "dropped": 0}
    assert "3 people were written to." in response.content.decode()


def test_its_counts_lead_to_its_mails_in_the_outbox(desk, sent, session, register):
    register(session)
    states = desk.get(url("change", sent)).context["delivery"]
    (pending,) = [state for state in states if state["status"] == "pending"]

    found = desk.get(pending["url"]).context["cl"].result_list

    assert {email.kind for email in found} == {"registrations.message"}
    assert len(found) == 3


def test_the_outbox_of_another_programmes_message_is_empty(desk, sent, register):
    session = SessionFactory()
    register(session)
    other = MessageFactory(programme=session.event.programme)
    send_message(message=other, seen=other.updated_at)

    for key in (other.pk, "x", 10**30):
        assert not desk.get(OUTBOX, {"message": key}).context["cl"].result_list


def test_what_went_stays_as_it_is(desk, sent):
    changed = desk.post(url("change", sent), fields(subject="Altro"))
    deleted = desk.post(url("delete", sent), {"post": "yes"})

    sent.refresh_from_db()
    assert (changed.status_code, deleted.status_code) == (200, 403)
    assert sent.subject == "Un avviso: {event}"
    assert desk.get(url("preview", sent)).url == url("change", sent)


def test_a_draft_may_be_thrown_away(desk, draft):
    desk.post(url("delete", draft), {"post": "yes"})

    assert not Message.objects.exists()


def test_its_history_says_who_wrote_it(desk, coordinator):
    desk.post(ADD, fields())

    (entry,) = desk.get(url("history", Message.objects.get())).context["entries"]

    assert (entry.verb, entry.who) == ("Made", str(coordinator))


# --- Whose it is ---


PAGES = ["change", "preview", "send", "delete", "history"]


@pytest.mark.parametrize("page", PAGES)
def test_what_is_another_programmes_is_not_there(desk, page):
    other = MessageFactory(programme=ProgrammeFactory())

    assert desk.get(url(page, other)).status_code in {302, 403, 404}
    assert desk.post(url(page, other), fields()).status_code in {302, 403, 404}
    assert desk.get(url("html", other, "it")).status_code == 404
    assert Message.objects.get().subject == other.subject


@pytest.mark.parametrize("page", PAGES)
def test_who_only_works_there_writes_to_nobody(client, settings, draft, page):
    desk = enter_desk(client, settings, UserFactory(staff=True))

    assert desk.post(url(page, draft)).status_code in {302, 403, 404}
    assert desk.get(ADD).status_code == 403
    assert Message.objects.get().is_draft


def test_the_table_shows_hers(desk, draft):
    MessageFactory()

    assert list(desk.get(CHANGELIST).context["cl"].result_list) == [draft]


@pytest.mark.parametrize("count", [1, 3])
def test_changelist_query_count_does_not_grow(desk, session, django_assert_num_queries, count):
    for _message in range(count):
        session = SessionFactory(event__programme=session.event.programme)
        MessageFactory(programme=session.event.programme, session=session)

    with django_assert_num_queries(7):
        assert len(desk.get(CHANGELIST).context["cl"].result_list) == count


@pytest.mark.parametrize("count", [1, 3])
def test_the_forms_query_count_does_not_grow(desk, session, django_assert_num_queries, count):
    for _more in range(count):
        SessionFactory(event__programme=session.event.programme)
    desk.get(ADD)  # what is asked once in the life of a process

    with django_assert_num_queries(9):
        desk.get(ADD)


@pytest.mark.parametrize("count", [1, 3])
def test_the_previews_query_count_does_not_grow(
    desk, draft, session, register, django_assert_num_queries, count
):
    for _person in range(count):
        register(Session.objects.get(pk=session.pk))

    with django_assert_num_queries(19):
        desk.get(url("preview", draft))
