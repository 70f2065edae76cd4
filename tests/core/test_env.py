from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from core.env import env_bool, env_int, env_list, env_secret, env_str

NAME = "BUSSOLA_TEST"


@pytest.fixture
def given(monkeypatch):
    """``given(value)`` sets the variable that these tests read."""
    monkeypatch.delenv(NAME, raising=False)
    return lambda value: monkeypatch.setenv(NAME, value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("Yes", True), (" on ", True), ("0", False), ("No", False), ("", False)],
)
def test_truth_in_the_words_that_people_write(given, value, expected):
    given(value)

    assert env_bool(NAME, default=not expected) is expected


@pytest.mark.parametrize(("read", "value"), [(env_bool, "perhaps"), (env_int, "many")])
def test_another_word_is_refused_with_the_name_of_the_variable(given, read, value):
    given(value)

    with pytest.raises(ImproperlyConfigured, match=f"{NAME} must be .*{value}"):
        read(NAME, default=1)


def test_a_list_has_no_blanks(given):
    given(" a.example, ,b.example,")

    assert env_list(NAME) == ["a.example", "b.example"]


@pytest.mark.usefixtures("given")
def test_a_file_wins_and_its_last_line_break_does_not_count(monkeypatch, tmp_path):
    (tmp_path / "value").write_text("from the file\n")
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "value"))
    monkeypatch.setenv(NAME, "from the environment")

    assert env_str(NAME) == "from the file"


@pytest.mark.usefixtures("given")
def test_a_file_that_is_not_there_is_said(monkeypatch, tmp_path):
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "nothing"))

    with pytest.raises(ImproperlyConfigured, match=f"{NAME}_FILE cannot be read"):
        env_str(NAME)


@pytest.mark.parametrize("value", [None, ""])
@pytest.mark.parametrize("read", [env_str, env_list])
def test_what_is_required_has_no_default(given, read, value):
    if value is not None:
        given(value)

    with pytest.raises(ImproperlyConfigured, match=f"{NAME} .* must be set before"):
        read(NAME, "a default", required=True)


@pytest.mark.parametrize("value", [None, "", "too short", "d" * 40])
def test_production_wants_a_secret_of_its_own(given, value):
    if value is not None:
        given(value)

    with pytest.raises(ImproperlyConfigured, match="at least 32 characters"):
        env_secret(NAME, development="d" * 40, production=True)


def test_a_secret_long_enough_is_taken(given):
    given("s" * 32)

    assert env_secret(NAME, development="d" * 40, production=True) == "s" * 32


@pytest.mark.usefixtures("given")
def test_development_needs_no_secret():
    assert env_secret(NAME, development="d" * 40, production=False) == "d" * 40
