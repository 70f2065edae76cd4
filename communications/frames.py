"""The HTML of a mail in a frame of the desk: it can neither run, nor send, nor ask for anything."""

from __future__ import annotations

from base64 import b64encode

from django.http import HttpResponse

from communications.rendering import Rendered

# Mails carry their styles on the elements, which the policy of pages forbids: theirs holds for
# the frame alone, and takes everything else away.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; sandbox; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)


def framed(rendered: Rendered) -> HttpResponse:
    """The answer that shows the HTML of a message inside a page of ours, and nowhere else."""
    html = rendered.html
    for picture in rendered.pictures:
        data = b64encode(picture.content).decode()
        html = html.replace(f"cid:{picture.cid}", f"data:image/png;base64,{data}")
    response = HttpResponse(html)
    response["Content-Security-Policy"] = POLICY
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
