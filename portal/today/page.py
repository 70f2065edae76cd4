"""The desk's first page: what there is to do, and how far the programmes are."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from portal.today.chart import chart, in_words
from portal.today.desk import desk_of
from portal.today.numbers import numbers
from portal.today.problems import findings


def today(request: HttpRequest) -> dict[str, Any]:
    """What ``templates/portal/today/_today.html`` shows to who asks, about her programmes alone.

    ``?programme=`` is the one she looks at.

    Raises:
        Http404: that one is not hers.
    """
    desk = desk_of(request)
    if not desk.programmes:
        return {"desk": desk}
    figures, days = numbers(desk)
    return {
        "desk": desk,
        "findings": findings(desk),
        "figures": figures,
        "days": days,
        "chart": chart(days),
        "arrivals_text": in_words(days),
    }
