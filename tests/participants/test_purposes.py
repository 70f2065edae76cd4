"""Why data are used, and the words that people read about it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import translation

from participants.enums import Anchor, LegalBasis, TimeUnit
from participants.models import Purpose, PurposeText
from participants.readability import EASY, gulpease
from participants.services import TextRefused, publish_text, save_draft
from tests.desk import coordinator_of, enter_desk
from tests.factories.accounts import UserFactory
from tests.factories.participants import PurposeFactory, PurposeTextFactory
from tests.factories.programmes import ProgrammeFactory

pytestmark = pytest.mark.django_db

# What everything about privacy finds by its code.
CODES = {
    "account",
    "certificates",
    "company_contact",
    "guardian",
    "images",
    "needs",
    "newsletter",
    "outbox",
    "registration",
    "safeguarding",
    "security_log",
    "staff",
    "waiting_list",
}


def test_l2_every_purpose_has_a_legal_basis():
    shipped = Purpose.objects.all()

    assert {purpose.code for purpose in shipped} == CODES
    assert {purpose.legal_basis for purpose in shipped} <= set(LegalBasis.values)
    with pytest.raises(IntegrityError), transaction.atomic():
        PurposeFactory(legal_basis="")


def test_l2_optional_is_exactly_what_consent_allows():
    optional = {purpose.code for purpose in Purpose.objects.all() if purpose.is_optional}

    assert optional == {"images", "newsletter", "company_contact"}
    assert {purpose.code for purpose in Purpose.objects.optional()} == optional


def test_l2_what_consent_allows_ends_with_it():
    with pytest.raises(IntegrityError), transaction.atomic():
        PurposeFactory(keep_from=Anchor.EDITION_END, keep_for=12)


@pytest.mark.parametrize(
    ("code", "anchor", "last_day"),
    [
        ("registration", Anchor.EDITION_END, date(2028, 6, 30)),
        ("waiting_list", Anchor.SESSION_END, date(2027, 7, 30)),
        ("needs", Anchor.EVENT_END, date(2027, 7, 30)),
        ("guardian", Anchor.WITH_MINOR, date(2027, 6, 30)),
        ("images", Anchor.WITHDRAWAL, date(2027, 6, 30)),
        ("certificates", Anchor.RECORDED, date(2037, 6, 30)),
        ("outbox", Anchor.RECORDED, date(2028, 6, 30)),
    ],
)
def test_l8_each_purpose_has_its_period(code, anchor, last_day):
    purpose = Purpose.objects.get(code=code)

    assert purpose.keep_from == anchor
    assert purpose.kept_until(date(2027, 6, 30)) == last_day


def test_l8_what_is_never_deleted_has_no_last_day():
    purpose = PurposeFactory.build(keep_from=Anchor.NEVER)

    assert purpose.kept_until(date(2027, 6, 30)) is None


@pytest.mark.parametrize(
    ("keep_for", "unit", "anchor", "words"),
    [
        (12, TimeUnit.MONTHS, Anchor.EDITION_END, "12 mesi dopo la fine dell’edizione"),
        (1, TimeUnit.DAYS, Anchor.EVENT_END, "1 giorno dopo la fine dell’evento"),
        (10, TimeUnit.YEARS, Anchor.RECORDED, "10 anni dopo il giorno in cui"),
        (0, TimeUnit.DAYS, Anchor.WITHDRAWAL, "finché non ritiri il consenso"),
    ],
)
def test_l8_a_period_is_said_in_words(keep_for, unit, anchor, words):
    purpose = PurposeFactory.build(keep_for=keep_for, keep_unit=unit, keep_from=anchor)

    assert purpose.retention_words.startswith(words)


def test_l6_every_purpose_has_words_in_force_in_both_languages():
    texts = PurposeText.objects.in_force().select_related("purpose")

    assert {text.purpose.code for text in texts} == CODES
    assert all(text.short_it and text.short_en and text.full_it and text.full_en for text in texts)


def test_l6_a_child_understands_the_words():
    hard = {
        (text.purpose.code, index)
        for text in PurposeText.objects.in_force().select_related("purpose")
        for index in (gulpease(text.short_it), gulpease(text.full_it))
        if index < EASY
    }

    assert hard == set()


def test_the_index_tells_plain_words_from_those_of_an_office():
    plain = "Ti teniamo il posto. Se non vieni, diccelo."
    office = (
        "Il trattamento dei dati personali degli interessati avviene conformemente alle "
        "disposizioni normative vigenti in materia di protezione dei dati"
    )

    assert gulpease(plain) > 80
    assert gulpease(office) < 40
    assert gulpease("") == 100


@pytest.mark.parametrize(
    ("language", "name"), [("it", "Foto e video"), ("en", "Photos and videos")]
)
def test_a_purpose_is_named_in_the_readers_language(language, name):
    with translation.override(language):
        assert str(Purpose.objects.get(code="images")) == name


def test_l6_a_published_text_never_changes():
    text = publish_text(text=save_draft(text=PurposeTextFactory.build(purpose=PurposeFactory())))
    text.short_it = "Altre parole."

    with pytest.raises(TextRefused):
        save_draft(text=text)
    rows = PurposeText.objects.filter(pk=text.pk)
    for change in (lambda: rows.update(short_it="Altre"), rows.delete):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()
    assert rows.get().short_it == "Possiamo scriverti?"


def test_l6_other_words_are_another_version():
    purpose = PurposeFactory()
    for words in ("Prima.", "Dopo."):
        publish_text(text=save_draft(text=PurposeTextFactory.build(purpose=purpose, full_it=words)))
    save_draft(text=PurposeTextFactory.build(purpose=purpose, full_it="Bozza."))

    assert [text.version for text in purpose.texts.all()] == [3, 2, 1]
    assert [text.full_it for text in PurposeText.objects.in_force().filter(purpose=purpose)] == [
        "Dopo."
    ]


def test_publishing_twice_keeps_the_first_moment(now, time_machine):
    text = publish_text(text=save_draft(text=PurposeTextFactory.build(purpose=PurposeFactory())))
    time_machine.shift(60)

    publish_text(text=PurposeText.objects.get(pk=text.pk))

    assert PurposeText.objects.get(pk=text.pk).published_at == now


# The desk.


@pytest.fixture
def administrator(client, settings):
    return enter_desk(client, settings, UserFactory(is_staff=True, is_superuser=True))


WORDS = {
    "short_it": "Possiamo scriverti?",
    "short_en": "May we write to you?",
    "full_it": "Ti scriviamo ogni tanto.",
    "full_en": "We write to you now and then.",
}


def test_an_administrator_writes_the_next_version_and_publishes_it(administrator):
    purpose = Purpose.objects.get(code="newsletter")
    administrator.post(
        reverse("admin:participants_purposetext_add"), {"purpose": purpose.pk, **WORDS}
    )
    draft = purpose.texts.get(published_at=None)
    table = reverse("admin:participants_purposetext_changelist")

    administrator.post(
        table, {"action": "publish", "_selected_action": [draft.pk], "confirmed": "yes"}
    )

    assert PurposeText.objects.in_force().get(purpose=purpose).version == draft.version == 2


def test_a_second_draft_is_refused_in_words(administrator):
    draft = PurposeTextFactory()

    page = administrator.post(
        reverse("admin:participants_purposetext_add"), {"purpose": draft.purpose_id, **WORDS}
    )

    assert "una bozza" in page.content.decode()


def test_the_desk_lets_nobody_change_what_is_published(administrator):
    text = PurposeText.objects.in_force().first()
    url = reverse("admin:participants_purposetext_change", args=[text.pk])

    assert administrator.post(url, WORDS).status_code == 403
    assert 'name="short_it"' not in administrator.get(url).content.decode()


def test_a_coordinator_reads_purposes_and_changes_none(client, settings):
    enter_desk(client, settings, coordinator_of(ProgrammeFactory()))
    purpose = Purpose.objects.get(code="images")
    url = reverse("admin:participants_purpose_change", args=[purpose.pk])

    assert client.get(url).status_code == 200
    assert client.post(url, {"name_it": "Altro"}).status_code == 403
    assert client.get(reverse("admin:participants_purpose_add")).status_code == 403
