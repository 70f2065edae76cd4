"""The emblem as a reader sees it: whole, first, and no mark of anybody is higher (L27, L28)."""

from __future__ import annotations

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.factories.programmes import FundingFactory, PartnershipFactory

pytestmark = pytest.mark.django_db(transaction=True)

HEIGHTS = """marks => [...document.querySelectorAll(marks)]
    .map(mark => mark.getBoundingClientRect().height)"""


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_mark_is_higher_than_the_emblem(new_page, session, viewport):
    programme = session.event.programme
    FundingFactory(programme=programme)
    PartnershipFactory(programme=programme)
    page = new_page(viewport)
    for address in (programme.get_absolute_url(), session.event.get_absolute_url()):
        page.goto(address)

        emblems = page.evaluate(HEIGHTS, ".funders img")
        others = page.evaluate(HEIGHTS, ".brand-mark, .partners img, main svg.icon")
        assert set(emblems) == {56}
        assert max(others) <= 56


def test_the_emblem_comes_whole_and_before_our_own_mark(new_page, session):
    FundingFactory(programme=session.event.programme)
    page = new_page(PHONE)
    page.goto(session.event.get_absolute_url())

    loaded = page.evaluate(
        "[...document.querySelectorAll('.funders img')].map(i => i.naturalWidth)"
    )
    emblem, mark = (
        page.locator(f".footer-top {name}").bounding_box() for name in ("img", ".brand-mark")
    )
    assert loaded == [224, 224]
    assert emblem["y"] < mark["y"]


def test_on_paper_the_strip_stays(new_page, session):
    FundingFactory(programme=session.event.programme)
    page = new_page(DESKTOP)
    page.goto(session.event.get_absolute_url())
    page.emulate_media(media="print")

    assert page.locator("main .funders img").is_visible()
