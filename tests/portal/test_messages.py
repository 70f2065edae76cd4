"""The catalogue tool: what it finds in the code, what it keeps, what it refuses."""

from __future__ import annotations

import gettext
from textwrap import dedent

import pytest
from babel.messages.catalog import Catalog
from django.core.management import CommandError, call_command
from django.template import Context, Template

from core.catalogue.files import compile_file, merged, read, write
from core.catalogue.review import faults
from core.catalogue.sources import messages_in_sources


@pytest.fixture
def project(tmp_path, settings):
    """A small project of one app, with ``add(path, text)`` to write its files."""
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale"]
    folder = tmp_path / "locale" / "it" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").touch()

    def add(path, text):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return file

    return add


def ids(catalogue):
    return {message.id for message in catalogue if message.id}


def catalogue_of(text, translation):
    catalogue = Catalog(locale="it")
    catalogue.add(text, translation)
    return catalogue


def fault_of(text, translation):
    """What is said of one message and its translation."""
    catalogue = catalogue_of(text, translation)
    return [fault.partition(":")[0] for fault in faults(catalogue, catalogue)]


def test_finds_every_way_to_mark_a_message_in_python(project, tmp_path):
    project(
        "app/words.py",
        """
        from django.utils.translation import gettext as _
        from django.utils.translation import ngettext, npgettext, pgettext

        def words(n):
            return [
                _("One sentence in "
                  "two pieces."),
                ngettext("%(n)d seat", "%(n)d seats", n) % {"n": n},
                pgettext("a month", "May"),
                npgettext("of a river", "%(n)d bank", "%(n)d banks", n),
            ]
        """,
    )
    found = messages_in_sources(tmp_path)
    assert ids(found) == {
        "One sentence in two pieces.",
        ("%(n)d seat", "%(n)d seats"),
        "May",
        ("%(n)d bank", "%(n)d banks"),
    }
    assert found.get("May", context="a month")


def test_finds_in_templates_what_django_looks_up(project, tmp_path):
    """Indents, trimmed blocks, plurals, contexts, percent signs, messages given to filters."""
    source = """
    {% load i18n %}
    <p class="x'">{% translate "It's free" %}</p>
      {% blocktranslate trimmed with name=person %}
        Hello {{ name }},
          welcome.
      {% endblocktranslate %}
    {% blocktranslate trimmed count n=places %}
      {{ n }} place left
    {% plural %}
      {{ n }} places left
    {% endblocktranslate %}
    {% translate "Open" context "a door" %}{% translate "100% free" %}{{ word|default:_("None") }}
    """
    project("templates/page.html", source)
    found = messages_in_sources(tmp_path)
    assert ids(found) == {
        "It's free",
        "Hello %(name)s, welcome.",
        ("%(n)s place left", "%(n)s places left"),
        "Open",
        "100%% free",
        "None",
    }


def test_django_finds_the_translations_under_these_keys(project, tmp_path, settings):
    source = "{% load i18n %}{% blocktranslate trimmed count n=n %}\n {{ n }} place left\n"
    source += "{% plural %}\n {{ n }} places left\n{% endblocktranslate %}"
    project("templates/page.html", source)
    call_command("messages")
    po = tmp_path / "locale/it/LC_MESSAGES/django.po"
    catalogue = read(po)
    for message in catalogue:
        if message.id:
            message.string = ("un posto libero", "%(n)s posti liberi")
    write(po, catalogue)
    compile_file(po)
    from django.utils.translation import override, trans_real

    before, trans_real._translations = trans_real._translations, {}
    try:
        with override("it"):
            assert Template(source).render(Context({"n": 1})) == "un posto libero"
            assert Template(source).render(Context({"n": 3})) == "3 posti liberi"
    finally:
        trans_real._translations = before


def test_tests_benches_and_installed_packages_are_not_ours(project, tmp_path):
    for path in ("tests/a.py", "bench/a.py", ".venv/lib/a.py", "node_modules/x/a.py"):
        project(path, '_("Not ours")')
    project("app/a.py", '_("Ours")')
    assert ids(messages_in_sources(tmp_path)) == {"Ours"}


def test_updating_keeps_translations_and_forgets_what_is_gone(project, tmp_path):
    po = tmp_path / "locale/it/LC_MESSAGES/django.po"
    file = project("app/a.py", '_("Seat")\n_("Old")')
    call_command("messages")
    translated = read(po)
    translated["Seat"].string = "Posto"
    translated["Old"].string = "Vecchio"
    write(po, translated)
    file.write_text('_("Seat")\n_("Older")')
    call_command("messages")
    after = read(po)
    assert ids(after) == {"Seat", "Older"}
    assert after["Seat"].string == "Posto"
    assert not after["Older"].string, "a similar message is not a translation"
    assert "Vecchio" not in po.read_text()


def test_a_second_update_changes_nothing(project, tmp_path):
    project("app/a.py", '# Translators: a chair\n_("Seat")')
    po = tmp_path / "locale/it/LC_MESSAGES/django.po"
    call_command("messages")
    first = po.read_text()
    call_command("messages")
    assert po.read_text() == first
    assert "Date" not in first
    assert "#. Translators: a chair\n#: app/a.py\n" in first


def test_a_message_that_gets_a_plural_is_translated_again():
    sources = catalogue_of(("%(n)s seat", "%(n)s seats"), None)
    known = catalogue_of("%(n)s seat", "%(n)s posto")
    assert not any(merged(sources, known)["%(n)s seat"].string)


def test_compiling_needs_no_gettext_and_leaves_fuzzy_guesses_out(tmp_path):
    catalogue = Catalog(locale="it")
    catalogue.add(("%(n)d seat", "%(n)d seats"), ("%(n)d posto", "%(n)d posti"))
    catalogue.add("Doubtful", "Chissà", flags=["fuzzy"])
    write(tmp_path / "django.po", catalogue)
    with compile_file(tmp_path / "django.po").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    assert compiled.ngettext("%(n)d seat", "%(n)d seats", 2) == "%(n)d posti"
    assert compiled.gettext("Doubtful") == "Doubtful"


@pytest.mark.parametrize(
    ("text", "translation", "fault"),
    [
        ("Seat", "", "untranslated"),
        (("%(n)s seat", "%(n)s seats"), ("%(n)s posto", ""), "untranslated"),
        ("Hello %(name)s", "Ciao", "placeholders differ"),
        ("Hello %(name)s", "Ciao %(nome)s", "placeholders differ"),
        ("In {seconds} seconds", "Tra secondi", "placeholders differ"),
        ("Until <b>noon</b>", "Fino a mezzogiorno", "placeholders differ"),
        ("events/<slug:slug>/", "eventi/<str:slug>/", "placeholders differ"),
        (("%(n)s seat", "%(n)s seats"), ("un posto", "posti"), "placeholders differ"),
        ("It is free.", "È gratuito", "ends differently"),
        ("Which one?", "Quale.", "ends differently"),
    ],
)
def test_a_bad_translation_is_named(text, translation, fault):
    assert fault_of(text, translation) == [fault]


@pytest.mark.parametrize(
    ("text", "translation"),
    [
        ("Seat", "Posto"),
        ("Hello %(name)s.", "%(name)s, ciao."),
        ("100%% free", "Gratis al 100%%"),
        (("%(n)s seat", "%(n)s seats"), ("%(n)s posto", "%(n)s posti")),
        (("One seat", "%(n)s seats"), ("%(n)s posto", "%(n)s posti")),
    ],
)
def test_a_good_translation_is_left_alone(text, translation):
    assert fault_of(text, translation) == []


def test_the_check_names_what_is_missing_and_what_is_left_over(project, tmp_path):
    file = project("app/a.py", '_("Seat")')
    call_command("messages")
    file.write_text('_("Place")')
    with pytest.raises(CommandError, match=r"missing: 'Place'\nobsolete: 'Seat'\nuntranslated"):
        call_command("messages", "--check")


def test_a_fuzzy_translation_is_refused():
    catalogue = catalogue_of("Seat", "Posto")
    catalogue["Seat"].flags.add("fuzzy")
    assert faults(catalogue, catalogue) == ["fuzzy: 'Seat' ()"]


def test_our_italian_is_complete():
    call_command("messages", "--check")
