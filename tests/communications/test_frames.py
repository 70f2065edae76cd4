from __future__ import annotations

from communications.frames import framed
from communications.kinds import Picture
from communications.rendering import Rendered


def test_the_pictures_of_a_message_travel_inside_its_frame():
    picture = Picture("emblem-1", b"\x89PNG", width=10, height=10)
    html = '<img src="cid:emblem-1" alt="UE"><img src="cid:other" alt="">'

    response = framed(Rendered("Ciao", "Ciao", html, (), (picture,)))

    assert response.content.decode() == (
        '<img src="data:image/png;base64,iVBORw==" alt="UE"><img src="cid:other" alt="">'
    )


def test_a_frame_can_do_nothing():
    response = framed(Rendered("Ciao", "Ciao", "<p>Ciao</p>", ()))

    assert "sandbox" in response["Content-Security-Policy"].split("; ")
    assert response["X-Frame-Options"] == "SAMEORIGIN"
