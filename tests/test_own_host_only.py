"""No page loads anything from anywhere else, or sends what is typed there (L13)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest

from tests.cast import make_cast

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]

HERE = "http://testserver"
# What a browser loads by itself, or sends a form to; a link is followed by a person.
LOADED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "form": ("action",),
    "input": ("src", "formaction"),
    "button": ("formaction",),
    "link": ("href",),
}
# A link element that loads nothing.
ONLY_NAMED = {"canonical", "alternate"}
IN_STYLES = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s;]+)""")
MOST_PAGES = 60


class Page(HTMLParser):
    """What a page loads, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "a":
            self.links.append(found.get("href", ""))
        if tag == "link" and found.get("rel") in ONLY_NAMED:
            return
        for name in LOADED.get(tag, ()):
            parts = found.get(name, "").split(",") if name == "srcset" else [found.get(name, "")]
            self.loaded += [part.split()[0] for part in parts if part.split()]
        self.loaded += IN_STYLES.findall(found.get("style", ""))


def crawl(client, start: str) -> Iterator[tuple[str, str, str]]:
    """Pages that can be reached by links from ``start``: address, policy and text of each."""
    waiting, seen = [start], {start}
    for _page in range(MOST_PAGES):
        if not waiting:
            return
        url = waiting.pop(0)
        response = client.get(url)
        if response.status_code != 200 or "text/html" not in response["Content-Type"]:
            continue
        text = response.content.decode()
        yield url, response["Content-Security-Policy"], text
        for link in Page(text).links:
            parts = urlsplit(urljoin(HERE + url, link))
            target = parts.path + (f"?{parts.query}" if parts.query else "")
            if parts.netloc == "testserver" and target not in seen and "logout" not in target:
                seen.add(target)
                waiting.append(target)


def is_elsewhere(url: str, of: str) -> bool:
    parts = urlsplit(urljoin(of, url))
    return parts.scheme != "data" and parts.netloc != "testserver"


@pytest.mark.parametrize("role", ["visitor", "student", "teacher"])
def test_l13_no_page_loads_from_another_host(role):
    client = make_cast().client(role)

    pages = [page for start in ("/", "/en/", "/io/") for page in crawl(client, start)]

    foreign = [
        (url, loaded)
        for url, _policy, text in pages
        for loaded in Page(text).loaded
        if is_elsewhere(loaded, HERE + url)
    ]
    assert foreign == []
    assert len(pages) > 15


def test_l13_the_policy_lets_browsers_load_from_here_alone():
    client = make_cast().client("visitor")

    for _url, policy, _text in crawl(client, "/"):
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'self'"
        assert rules["form-action"].split()[0] == "'self'"
        assert "unsafe-inline" not in policy
        for name, sources in rules.items():
            assert "//" not in sources, name


def test_l13_the_crawl_finds_what_is_loaded_from_elsewhere():
    page = Page(
        '<img src="https://example.org/a.png"><link rel="stylesheet" href="//example.org/a.css">'
        '<p style="background: url(https://example.org/b.png)"><a href="https://example.org/">'
        '<link rel="canonical" href="https://example.org/"><script src="/static/a.js"></script>'
    )

    assert [url for url in page.loaded if is_elsewhere(url, HERE)] == [
        "https://example.org/a.png",
        "//example.org/a.css",
        "https://example.org/b.png",
    ]
