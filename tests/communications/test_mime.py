from __future__ import annotations

import email
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communications.kinds import Attachment, Picture
from communications.mime import UnusableAddress, ascii_address, message_bytes
from communications.rendering import Rendered
from communications.text import clean_line, clean_text


def parsed(subject="Ciao", text="Testo", html="<p>Testo</p>", attachments=(), key="k", pictures=()):
    content = message_bytes(
        Rendered(subject, text, html, attachments, pictures),
        sender="Bussola STEM <segreteria@bussola.example>",
        to="ada@example.org",
        key=key,
        host="bussola.example",
        language="it",
    )
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) < 998
    return email.message_from_bytes(content, policy=default)


def test_a_message_says_that_no_person_wrote_it():
    message = parsed()

    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "it"
    assert message["From"] == "Bussola STEM <segreteria@bussola.example>"


def test_a_row_keeps_its_message_id():
    assert parsed(key="a")["Message-ID"] == parsed(key="a")["Message-ID"]
    assert parsed(key="a")["Message-ID"] != parsed(key="b")["Message-ID"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_comes_back_as_it_went(text):
    text = clean_text(text)

    message = parsed(subject=clean_line(text) or "-", text=text, html=text)

    assert message.defects == []
    assert message.get_body(["plain"]).get_content().splitlines() == (text + "\n").splitlines()
    assert message.get_body(["html"]).get_content().splitlines() == (text + "\n").splitlines()
    assert " ".join(message["Subject"].split()) == (clean_line(text) or "-")


def test_an_attachment_comes_back_as_it_went():
    file = Attachment("bussola.ics", b"BEGIN:VCALENDAR\r\n" * 40, "text/calendar; charset=utf-8")

    (part,) = parsed(attachments=(file,)).iter_attachments()

    assert part.get_filename() == "bussola.ics"
    assert part.get_payload(decode=True) == file.content


def test_a_picture_travels_inside_the_html_and_is_no_attachment():
    picture = Picture("emblem@example.org", b"\x89PNG" * 99, 84, 56)
    html = '<img src="cid:emblem@example.org" alt="">'

    message = parsed(html=html, pictures=(picture,))

    (shown,) = [part for part in message.walk() if part["Content-ID"] == "<emblem@example.org>"]
    assert shown.get_content() == picture.content
    assert message.get_body(["html"]).get_content().splitlines() == [html]
    assert list(message.iter_attachments()) == []


def test_the_domain_of_an_address_is_written_as_the_dns_has_it():
    assert ascii_address("ada@perché.example") == "ada@xn--perch-fsa.example"


@pytest.mark.parametrize("address", ["", "ada", "@example.org", "ada@", "è@example.org", "a b@c.d"])
def test_an_address_that_no_server_takes_is_refused(address):
    with pytest.raises(UnusableAddress):
        ascii_address(address)
