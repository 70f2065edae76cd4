from __future__ import annotations

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from core.page_cache import AnonymousPageMiddleware, anonymous_page


class Page:
    """A marked view behind the middleware; each rendering has a number of its own."""

    def __init__(self, answer=None):
        self.rendered = 0
        self.answer = answer
        self.middleware = AnonymousPageMiddleware(anonymous_page("q", "page")(self.view))

    def view(self, request):
        self.rendered += 1
        if self.answer:
            return self.answer()
        return HttpResponse(f"{self.rendered}: {request.META['QUERY_STRING']}")

    def get(self, path="/eventi/", **headers):
        return self.middleware(RequestFactory().get(path, **headers))


@pytest.fixture(autouse=True)
def _five_seconds(settings):
    settings.ANONYMOUS_PAGE_SECONDS = 5


def test_a_page_is_rendered_once_in_five_seconds(time_machine):
    time_machine.move_to("2026-11-22 09:00:00Z", tick=False)
    page = Page()

    first, second = page.get(), page.get()
    time_machine.move_to("2026-11-22 09:00:05Z", tick=False)
    third = page.get()

    assert [first.content, second.content, third.content] == [b"1: ", b"1: ", b"2: "]


def test_other_caches_may_keep_it_only_for_the_time_it_has_left(time_machine):
    time_machine.move_to("2026-11-22 09:00:00Z", tick=False)
    page = Page()
    assert page.get()["Cache-Control"] == "public, max-age=5"

    time_machine.move_to("2026-11-22 09:00:03Z", tick=False)

    assert page.get()["Cache-Control"] == "public, max-age=2"
    assert page.get()["Vary"] == "Accept-Encoding, Cookie"


def test_each_known_parameter_makes_a_page_and_unknown_ones_are_dropped():
    page = Page()

    answers = [page.get(f"/eventi/?{query}").content for query in ("q=a", "q=b", "fbclid=1&q=a")]

    assert answers == [b"1: q=a", b"2: q=b", b"1: q=a"]


def test_a_marked_view_never_sees_an_unknown_parameter():
    assert Page().get("/eventi/?fbclid=<1>&page=2").content == b"1: page=2"


@pytest.mark.parametrize("cookie", ["sessionid=abc", "messages=abc"])
def test_somebody_is_never_served_from_the_cache(cookie):
    page = Page()
    page.get()

    response = page.get(HTTP_COOKIE=cookie)

    assert response.content == b"2: "
    assert "Cache-Control" not in response


@pytest.mark.parametrize("status", [302, 404, 422, 500])
def test_only_a_plain_answer_is_kept(status):
    page = Page(lambda: HttpResponse(status=status))

    page.get()
    page.get()

    assert page.rendered == 2


def test_what_sets_a_cookie_is_never_kept():
    def with_cookie():
        response = HttpResponse("hello")
        response.set_cookie("a", "b")
        return response

    page = Page(with_cookie)

    page.get()

    assert page.get().cookies["a"].value == "b"
    assert page.rendered == 2


def test_a_view_that_is_not_marked_is_not_kept():
    middleware = AnonymousPageMiddleware(lambda request: HttpResponse("mine"))

    response = middleware(RequestFactory().get("/"))

    assert "Cache-Control" not in response


def test_a_post_goes_through():
    page = Page()
    page.get()

    assert page.middleware(RequestFactory().post("/eventi/")).content == b"2: "


def test_head_is_answered_as_get_from_the_same_page():
    page = Page()
    head = page.middleware(RequestFactory().head("/eventi/"))

    got = page.get()

    assert (head.status_code, page.rendered) == (200, 1)
    assert head["Content-Type"] == got["Content-Type"]


def test_zero_seconds_turn_it_off(settings):
    settings.ANONYMOUS_PAGE_SECONDS = 0
    page = Page()

    page.get()

    assert page.get().content == b"2: "


def test_a_browser_that_can_unpack_gets_the_page_packed():
    page = Page(lambda: HttpResponse("eventi " * 100))
    page.get()

    response = page.get(HTTP_ACCEPT_ENCODING="gzip, br")

    assert response["Content-Encoding"] == "gzip"
    assert gzip.decompress(response.content) == b"eventi " * 100


def test_an_endless_query_is_answered_and_not_kept():
    page = Page()

    page.get(f"/eventi/?q={'a' * 10_000}")
    page.get(f"/eventi/?q={'a' * 10_000}")

    assert page.rendered == 2
