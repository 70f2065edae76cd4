"""What a log line must not say."""

from __future__ import annotations

import logging
import re

# Whatever Django signed: what is signed, perhaps when, and the signature. Somebody who has the
# address of an offer, or of the demo's door, needs nothing else to act for another person.
SIGNED = re.compile(r"[\w.=-]+(?:(?::|%3A)[\w.=-]+)*(?::|%3A)[\w-]{43}(?![\w-])", re.IGNORECASE)


class WithoutTokens(logging.Filter):
    """Masks signed tokens: Django logs the path of whatever is answered with an error."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every line through, rewritten where it holds a token."""
        message = record.getMessage()
        masked = SIGNED.sub("[token]", message)
        if masked != message:
            record.msg, record.args = masked, ()
        return True
