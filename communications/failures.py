"""Why a message did not go, in words: what a mail server answers is for those who run one."""

from __future__ import annotations

import re

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# "550 5.1.1 User unknown": the answer of SMTP (RFC 5321) and, where there is one, its enhanced
# code (RFC 3463), which says more.
ANSWER = re.compile(r"(?P<code>[245]\d\d)(?:[ -](?P<detail>[245]\.\d{1,3}\.\d{1,3})\b)?")
# "KeyError: 'name'": what was raised while the message was made. A broken connection is a bare
# name (``communications.mail_server``).
PROGRAM_FAULT = re.compile(r"\w+: ")

NO_MAILBOX = _("The mail server of the person says that this address does not exist.")
NO_DOMAIN = _("The part of the address after the @ receives no mail: it may be misspelt.")
FULL = _("The person’s mailbox is full.")
DISABLED = _("The person’s mailbox is switched off.")
TOO_BIG = _("The message is too big for the person’s mail server.")
REFUSED_AS_SPAM = _(
    "The mail server refused the message as unwanted: whoever runs the portal must look at it."
)
TRY_LATER = _("The mail server of the person takes no messages for now.")
REFUSED = _("The mail server of the person refused the message.")
BROKE_OFF = _("The connection broke in the middle: the message may have arrived.")
BAD_ADDRESS = _("The address is not one that mail can go to.")
OUR_FAULT = _("The portal could not make the message: whoever runs it must look at it.")

# By subject and detail of an enhanced code (x.1.1 and so on), the longest first.
BY_DETAIL: list[tuple[str, Promise]] = [
    ("1.1", NO_MAILBOX),
    ("1.2", NO_DOMAIN),
    ("1.10", NO_DOMAIN),
    ("1.", BAD_ADDRESS),
    ("2.1", DISABLED),
    ("2.2", FULL),
    ("2.3", TOO_BIG),
    ("3.4", TOO_BIG),
    ("4.4", NO_DOMAIN),
    ("7.", REFUSED_AS_SPAM),
]
BY_CODE = {"550": NO_MAILBOX, "551": NO_MAILBOX, "552": FULL, "553": BAD_ADDRESS}
BY_SENTENCE = {
    "The address has letters that mail servers refuse.": BAD_ADDRESS,
    "The address is not complete.": BAD_ADDRESS,
}


def in_words(line: str) -> str:
    """The technical ``line`` of a row (``Email.last_error``) as a sentence; "" for none."""
    if not line:
        return ""
    if found := ANSWER.match(line):
        return str(_of_answer(found["code"], found["detail"] or ""))
    if line in BY_SENTENCE:
        return str(BY_SENTENCE[line])
    return str(OUR_FAULT if PROGRAM_FAULT.match(line) else BROKE_OFF)


def _of_answer(code: str, detail: str) -> Promise:
    subject = detail.partition(".")[2]
    if code.startswith("4") and subject != "2.2":
        return TRY_LATER
    for start, words in BY_DETAIL:
        if subject == start or (start.endswith(".") and subject.startswith(start)):
            return words
    return BY_CODE.get(code, REFUSED)
