"""Whatever speaks of a funded programme shows who pays (L27, L28, L29).

Pages, messages and sheets are found here by walking what is registered, not by a list of their
names: whoever adds one that forgets the strip of the funders finds this test red.
"""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.test.html import parse_html
from django.urls import reverse
from openpyxl import load_workbook

from attendance.services import issue_certificates
from careerdays.models import Choice
from careerdays.notifications import call_choosers, nobody_found, timetables_published
from careerdays.services import ballot_of, tend_places, withdraw_host
from communications import kinds
from communications.delivery import deliver_due
from communications.models import Email
from documents.funders import EMBLEM_HEIGHT, preamble
from events.enums import GuardianPolicy
from events.models import Session
from events.services import Times
from exchange.exports import CSV, XLSX, Order, export
from exchange.sheets.writing import csv_pieces, write_xlsx
from jobs.progress import Unseen
from programmes.fundings import picture_of
from programmes.models import Programme
from registrations.models import Registration
from registrations.reminders import plan_reminders
from registrations.services import (
    answer_authorisation,
    cancel_registration,
    cancel_session,
    move_registration,
    move_session,
    register_participant,
    remind_guardians,
    send_message,
)
from tests.cast import make_cast
from tests.factories.accounts import UserFactory
from tests.factories.attendance import AttendanceFactory, CertificateRuleFactory
from tests.factories.careerdays import career_day_with, published
from tests.factories.events import NOW, START, EventFactory, SessionFactory
from tests.factories.participants import GuardianshipFactory, ParticipantFactory
from tests.factories.programmes import FundingFactory, ProgrammeFactory
from tests.factories.registrations import (
    MessageFactory,
    RegistrationFactory,
    ReminderFactory,
    RosterEntryFactory,
)
from tests.registrations.test_desk_access import OF_A_PROGRAMME
from tests.test_access import ADDRESSES, value_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

STATEMENT = "Cofinanziato dall’Unione europea"
CODE = "B41B21000000006"
# They list many programmes side by side: each is a link to a page that shows its funders.
MANY_PROGRAMMES = {
    "affected:list",
    "events:list",
    "portal:home",
    "portal:site_map",
    "programmes:list",
    "school_programmes:list",
}
# The record of what is kept of a person: it announces no programme, and she alone reads it.
MANY_PROGRAMMES |= {f"participants:{name}" for name in ("my_data", "my_data_of")}
MANY_PROGRAMMES |= {f"participants:{name}" for name in ("take_out_json", "take_out_csv")}
DAY = timedelta(days=1)


def fund(programme):
    return FundingFactory(programme=programme, statement=STATEMENT, project_code=CODE)


# --- Pages and calendar files --------------------------------------------------------------------


def test_every_page_and_file_that_speaks_of_a_funded_programme_shows_who_pays():
    cast = make_cast()
    funding = fund(cast.programme)
    Registration.objects.filter(pk=cast.registration.pk).update(choose_by=NOW + DAY)
    faults, speaking = [], set()
    for role in ("visitor", "student", "teacher", "coordinator"):
        client = cast.client(role)
        for name, arguments, _answers in ADDRESSES:
            path = reverse(name, args=[value_of(cast, argument) for argument in arguments])
            response = client.get(path)
            if name in MANY_PROGRAMMES or not speaks_of(response, cast):
                continue
            speaking.add(name)
            faults += [f"{role} {name}: {fault}" for fault in faults_of(response, funding)]

    assert faults == []
    # What must be among them, so that the walk cannot become empty unseen.
    assert speaking >= {
        "careerdays:choices",
        "careerdays:proof",
        "careerdays:slips",
        "certificates:show",
        "events:calendar",
        "portal:me",
        "portal:ticket",
        "programmes:detail",
        "registrations:book_class",
        "registrations:booking",
        "registrations:calendar",
        "registrations:cancel",
        "registrations:choose",
        "registrations:event",
        "registrations:offer",
        "registrations:proof",
        "registrations:register",
    }


def speaks_of(response, cast):
    # A sheet to fill in is no page; those that go out are looked at below.
    if response.status_code != 200 or not response["Content-Type"].startswith("text/"):
        return False
    text = unfolded(response)
    return cast.programme.title in text or cast.event.title in text


def unfolded(response):
    """Calendar files break their lines in the middle of a word."""
    return response.content.decode().replace("\r\n ", "")


def faults_of(response, funding):
    text = unfolded(response)
    if STATEMENT not in text:
        yield "the statement is missing"
    if CODE not in text:
        yield "the project code is missing"
    if response["Content-Type"].startswith("text/html"):
        yield from faults_of_pictures(text, funding.emblem)


def faults_of_pictures(html, emblem):
    """The emblem is there, before every other picture, and none is higher."""
    pictures = [dict(element.attributes) for element in elements(parse_html(html), "img")]
    if not pictures or pictures[0]["src"] != emblem.get_absolute_url():
        yield "the emblem is not the first picture"
    if any(int(picture["height"]) > EMBLEM_HEIGHT for picture in pictures):
        yield "a picture is higher than the emblem"
    if any(picture["height"] != str(EMBLEM_HEIGHT) for picture in pictures[:1]):
        yield "the emblem is not as high as it should be"
    foot = html.partition('class="footer-top"')[2]
    if "funders" in foot and foot.index("brand-mark") < foot.index("funders"):
        yield "our own mark stands before the emblem"


def elements(element, name):
    for child in element.children:
        if not isinstance(child, str):
            if child.name == name:
                yield child
            yield from elements(child, name)


def test_the_style_sheet_lets_no_mark_be_higher_than_an_emblem():
    styles = "".join(
        path.read_text() for path in sorted((settings.BASE_DIR / "assets" / "scss").glob("*.scss"))
    )
    heights = {
        height
        for rule in re.findall(r"\.(?:brand-mark|partners img) \{([^}]*)\}", styles)
        for height in re.findall(r"(?<!min-)height: ([^;]+);", rule)
    }

    assert f"--emblem-height: {EMBLEM_HEIGHT}px" in styles
    assert re.search(r"\.funders img \{ height: var\(--emblem-height\)", styles)
    assert heights == {"40px", "44px", "var(--emblem-height)"}


# --- Messages ------------------------------------------------------------------------------------


@pytest.fixture
def messages(smtp_sink):
    """Each kind of message about a registration, caused by what causes it; delivered."""
    event = EventFactory(title="Robot in laguna")
    funding = fund(event.programme)
    for cause in CAUSES:
        cause(event)
    deliver_due(time_limit=timedelta(seconds=60))
    return funding, smtp_sink.messages


def register(session, participant=None):
    return register_participant(
        session=Session.objects.with_facts().get(pk=session.pk),
        participant=participant or ParticipantFactory(),
    )


def offered_and_ended(event):
    """A seat, two in line, a seat given back and offered; the offer is not answered."""
    session = SessionFactory(event=event, capacity=1)
    first = register(session)
    register(session)
    register(session)
    cancel_registration(registration=first)


def moved(event):
    session = SessionFactory(event=event)
    register(session)
    times = [Times(START + 9 * DAY, START + 9 * DAY + timedelta(hours=3))]
    move_session(session=session, times=times, site=None, room=None)


def moved_to_another(event):
    registration = register(SessionFactory(event=event))
    other = SessionFactory(event=event, starts_at=START + 2 * DAY)
    move_registration(
        registration=registration, session=Session.objects.with_facts().get(pk=other.pk)
    )


def cancelled(event):
    session = SessionFactory(event=event)
    register(session)
    cancel_session(session=session, reason="Neve.")


def to_choose(event):
    person = ParticipantFactory()
    register(SessionFactory(event=event), person)
    second = SessionFactory(event=event, starts_at=START + DAY)
    register(second, person)
    move_session(
        session=second, times=[Times(START, START + timedelta(hours=3))], site=None, room=None
    )


def reminded(event):
    ReminderFactory(event=event)
    registration = register(SessionFactory(event=event, starts_at=NOW + DAY + timedelta(minutes=1)))
    Registration.objects.filter(pk=registration.pk).update(confirmed_at=NOW - DAY)
    registration.session.occurrences.update(starts_at=NOW + DAY)
    plan_reminders()


def of_a_minor(event, policy):
    """A registration of somebody of 15 whose guardian has no account."""
    guarded = EventFactory(programme=event.programme, minor_policy=policy)
    teen = GuardianshipFactory(participant=ParticipantFactory(teen=True), by_mail=True).participant
    return register(SessionFactory(event=guarded), teen)


def guardian_asked_and_reminded(event):
    of_a_minor(event, GuardianPolicy.AUTHORISE)
    registration = of_a_minor(event, GuardianPolicy.AUTHORISE)
    registration.authorisations.update(asked_at=NOW - 4 * DAY)
    remind_guardians()


def guardian_answered(event):
    (authorisation,) = of_a_minor(event, GuardianPolicy.AUTHORISE).authorisations.all()
    answer_authorisation(authorisation=authorisation, given=True, by=AnonymousUser())


def guardian_told(event):
    of_a_minor(event, GuardianPolicy.INFORM)


def written_to(event):
    """A coordinator writes to everybody who is in the event."""
    message = MessageFactory(programme=event.programme)
    send_message(message=message, seen=message.updated_at)


def certified(event):
    """Somebody and a class were at what is over, and all of it get their certificates."""
    session = SessionFactory(event=event, starts_at=NOW - DAY)
    AttendanceFactory(registration__session=session)
    visit = RegistrationFactory(a_class=True, session=session)
    RosterEntryFactory(registration=visit)
    AttendanceFactory(registration=visit)
    rule = CertificateRuleFactory(event=event)
    issue_certificates(rule=rule, now=NOW, progress=Unseen())


def encounters_published_and_offered(event):
    """Somebody hears whom she meets, another that a place is kept for her."""
    career_day, session, (host, other) = career_day_with("Ada", "Bea", event=event)
    lucky, waits = (register(session) for _number in range(2))
    ballot = ballot_of(career_day=career_day, participant=waits.participant)
    Choice.objects.create(ballot=ballot, host=other, rank=1)
    published(career_day, (lucky, [host]))
    timetables_published(career_day)
    nobody_found(career_day)
    tend_places()
    withdraw_host(host=host, reason="Ha la febbre.")


def called_to_choose(event):
    """Choices of a day are open, and those of another close soon."""
    for days in (7, 1):
        fair = EventFactory(programme=event.programme, kind="career_day")
        _day, session, _hosts = career_day_with(event=fair, choices_close_at=NOW + days * DAY)
        register(session)
    call_choosers(NOW)


# A kind of message that nothing here causes is missing from what was sent: add its cause.
CAUSES = [
    offered_and_ended,
    moved,
    moved_to_another,
    cancelled,
    to_choose,
    reminded,
    guardian_asked_and_reminded,
    guardian_answered,
    guardian_told,
    written_to,
    certified,
    encounters_published_and_offered,
    called_to_choose,
]


def test_every_kind_of_message_about_a_programme_shows_who_pays(messages):
    """A message about one's access (``keeps_address``), school or age speaks of no programme."""
    funding, sent = messages
    about_programmes = {
        kind.name
        for kind in kinds._kinds.values()
        if not kind.keeps_address and not kind.name.startswith(("schools.", "participants."))
    }

    assert set(Email.objects.filter(status="sent").values_list("kind", flat=True)) == (
        about_programmes
    )
    assert [fault for message in sent for fault in faults_of_message(message, funding)] == []


def faults_of_message(message, funding):
    subject = message["Subject"]
    for kind in ("plain", "html"):
        text = " ".join(message.get_body([kind]).get_content().split())
        for words in (STATEMENT, CODE):
            if words not in text:
                yield f"{subject}: the {kind} part lacks {words}"
    html = message.get_body(["html"]).get_content()
    pictures = [dict(element.attributes) for element in elements(parse_html(html), "img")]
    inside = {part["Content-ID"]: part for part in message.walk() if part["Content-ID"]}
    if any(not picture["src"].startswith("cid:") for picture in pictures):
        yield f"{subject}: a picture is fetched from elsewhere"
    named = [f"<{picture['src'].removeprefix('cid:')}>" for picture in pictures]
    if list(inside) != named or len(named) != 1:
        yield f"{subject}: the emblem is not the first and only picture"
    elif inside[named[0]].get_content() != bytes(funding.emblem.image):
        yield f"{subject}: the picture is not the emblem"
    elif pictures[0]["height"] != str(EMBLEM_HEIGHT):
        yield f"{subject}: the emblem is not as high as it should be"


def test_a_message_of_a_programme_that_nobody_funds_carries_no_picture(smtp_sink):
    register(SessionFactory())

    deliver_due(time_limit=timedelta(seconds=10))

    (message,) = smtp_sink.messages
    assert [part for part in message.walk() if part["Content-ID"]] == []


def test_a_batch_reads_an_emblem_once(smtp_sink):
    event = EventFactory()
    fund(event.programme)
    counts = []
    for people in (1, 20):
        session = SessionFactory(event=event, capacity=50)
        for _person in range(people):
            register(session)
        picture_of.cache_clear()
        deliver_due(time_limit=timedelta(seconds=10))
        counts.append(picture_of.cache_info().misses)

    assert counts == [1, 1]


# --- Sheets --------------------------------------------------------------------------------------


def test_the_preamble_of_an_export_says_who_pays_before_the_headings():
    funding = fund(ProgrammeFactory())
    above = preamble(Programme.objects.filter(pk=funding.programme_id))

    text = b"".join(csv_pieces(above, ["Cognome"], [["Rossi"]])).decode("utf-8-sig")

    first, *_others = text.splitlines()
    assert STATEMENT in first
    assert CODE in first
    assert text.index(STATEMENT) < text.index("Cognome")


def test_the_emblem_stands_above_a_workbook():
    funding = fund(ProgrammeFactory())
    above = preamble(Programme.objects.filter(pk=funding.programme_id))
    file = BytesIO()
    write_xlsx(file, title="Iscritti", preamble=above, headings=["Cognome"], rows=[["Rossi"]])

    (picture,) = load_workbook(file).active._images
    assert picture.anchor._from.row == 0
    assert picture.anchor.ext.height >= EMBLEM_HEIGHT * 9525  # in the units of the format


def tables_that_go_out():
    """The tables of programmes that the desk exports, by what makes a row of each."""
    return {
        model._meta.label_lower: OF_A_PROGRAMME[model._meta.label_lower]
        for model, model_admin in admin.site._registry.items()
        if hasattr(model_admin, "export_resource") and model._meta.label_lower in OF_A_PROGRAMME
    }


def test_every_table_of_a_programme_goes_out_under_who_pays():
    owner, faults = UserFactory(administrator=True), []
    for table, row_of in tables_that_go_out().items():
        registration = register(SessionFactory())
        fund(registration.session.event.programme)
        row = row_of(registration)
        for format_ in (CSV, XLSX):
            order = Order(table=table, keys=[row.pk], format=format_, filters="")
            faults += faults_of_file(table, export(order, owner=owner).content, format_)

    assert faults == []


def faults_of_file(table, content, format_):
    if format_ == XLSX:
        sheet = load_workbook(BytesIO(content)).active
        text = " ".join(str(row[0].value) for row in sheet.iter_rows(max_row=4))
        if not sheet._images:
            yield f"{table}: no emblem in the workbook"
    else:
        text = content.decode("utf-8-sig").partition("\n\n")[0].splitlines()[0]
    if STATEMENT not in text or CODE not in text:
        yield f"{table}: no statement at the head of the {format_} file"
