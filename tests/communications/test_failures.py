from __future__ import annotations

import pytest

from communications import failures
from communications.failures import in_words

pytestmark = pytest.mark.usefixtures("in_english")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("550 5.1.1 <x@y.it>: Recipient address rejected: User unknown", failures.NO_MAILBOX),
        ("550 No such user here", failures.NO_MAILBOX),
        ("550-5.1.1 gone", failures.NO_MAILBOX),
        ("553 5.1.2 bad destination", failures.NO_DOMAIN),
        ("556 5.1.10 null MX", failures.NO_DOMAIN),
        ("553 5.1.3 bad syntax", failures.BAD_ADDRESS),
        ("550 5.2.1 disabled", failures.DISABLED),
        ("552 5.2.2 over quota", failures.FULL),
        ("452 4.2.2 over quota", failures.FULL),
        ("552 5.3.4 message too big", failures.TOO_BIG),
        ("554 5.7.1 spam", failures.REFUSED_AS_SPAM),
        ("451 4.7.1 greylisted", failures.TRY_LATER),
        ("554 transaction failed", failures.REFUSED),
        ("450 try later", failures.TRY_LATER),
        ("ConnectionResetError", failures.BROKE_OFF),
        ("SMTPServerDisconnected", failures.BROKE_OFF),
        ("The address is not complete.", failures.BAD_ADDRESS),
        ("KeyError: 'name'", failures.OUR_FAULT),
        ("UnknownKind: No message kind is called 'x'.", failures.OUR_FAULT),
    ],
)
def test_a_technical_line_becomes_a_sentence(line, words):
    assert in_words(line) == str(words)


def test_no_line_is_no_sentence():
    assert in_words("") == ""
