from __future__ import annotations

import pytest
from django.core.exceptions import ImproperlyConfigured

from core.service_urls import database_from_url, email_from_url


def test_a_database_with_a_password_that_had_to_be_written_differently():
    settings = database_from_url("postgres://anna:p%40ss%2F@db.example:6432/portal", pool_size=3)

    given = {key: settings[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")}
    assert given == {
        "USER": "anna",
        "PASSWORD": "p@ss/",
        "HOST": "db.example",
        "PORT": "6432",
        "NAME": "portal",
    }
    assert settings["OPTIONS"]["pool"]["max_size"] == 3


def test_a_socket_folder_stands_in_the_query_and_the_rest_of_it_are_options():
    settings = database_from_url(
        "postgresql://anna@/portal?host=/run/pg&sslmode=require", pool_size=1
    )

    assert settings["HOST"] == "/run/pg"
    assert settings["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("url", ["mysql://db/portal", "postgres://db", "portal.sqlite3", ""])
def test_another_database_is_refused_in_words(url):
    with pytest.raises(ImproperlyConfigured, match="must look like postgres://"):
        database_from_url(url, pool_size=1)


@pytest.mark.parametrize(
    ("scheme", "port", "tls", "ssl"),
    [("smtp", 25, False, False), ("smtp+tls", 25, True, False), ("smtps", 465, False, True)],
)
def test_a_mail_server(scheme, port, tls, ssl):
    settings = email_from_url(f"{scheme}://anna:p%40ss@mail.example")

    assert settings == {
        "EMAIL_HOST": "mail.example",
        "EMAIL_PORT": port,
        "EMAIL_HOST_USER": "anna",
        "EMAIL_HOST_PASSWORD": "p@ss",
        "EMAIL_USE_TLS": tls,
        "EMAIL_USE_SSL": ssl,
    }


def test_another_mail_server_is_refused_in_words():
    with pytest.raises(ImproperlyConfigured, match="must look like smtp"):
        email_from_url("imap://mail.example")
