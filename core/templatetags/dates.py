"""``core/dates`` in templates: ``{% load dates %}``."""

from __future__ import annotations

from functools import partial

from django import template

from core import dates

register = template.Library()

register.filter("day_words", dates.day_words)
register.filter("date_words", dates.date_words)
register.filter("full_date", partial(dates.date_words, with_year=True))
register.filter("short_day", dates.short_day)
register.filter("month_words", dates.month_words)
register.filter("time_words", dates.time_words)
register.simple_tag(dates.on_date, name="on_date")
register.simple_tag(dates.time_range, name="time_range")
register.simple_tag(dates.when, name="when")
register.simple_tag(dates.period, name="period")
