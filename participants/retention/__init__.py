"""Data go when their time is over (L8).

``duties`` says what goes, by purpose, and how it is found; ``keeping`` why people are kept and
until when; ``plan`` counts what is due, by month and programme; ``work`` does it, night after
night. Periods are rows of ``Purpose``: nothing here knows a length of time.
"""

from __future__ import annotations
