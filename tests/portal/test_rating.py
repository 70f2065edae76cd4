from __future__ import annotations

import pytest
from django.urls import reverse

from portal.models import PageRating
from portal.pages.rating import MOST_RATINGS, rated_page

pytestmark = pytest.mark.django_db


def rate(client, score=5, page="/eventi/"):
    return client.post(f"{reverse('portal:rate')}?page={page}", {"score": score})


def test_a_score_is_kept_with_its_page_alone(client):
    response = rate(client, 4)

    rating = PageRating.objects.get()
    assert (rating.path, rating.score, rating.reason, rating.comment) == ("/eventi/", 4, "", "")
    assert response.status_code == 302


def test_the_second_answer_is_kept_once(client):
    address = rate(client, 2)["Location"]

    thanks = client.post(address, {"reason": "clear", "comment": "Non trovo\u202e l’orario"})

    rating = PageRating.objects.get()
    assert (rating.reason, rating.comment) == ("clear", "Non trovo l’orario")
    assert thanks["Location"] == reverse("portal:rate_thanks")
    assert client.post(address, {"reason": "other"}).status_code == 404


@pytest.mark.parametrize("score", ["", "0", "6", "x", "1\0"])
def test_a_score_is_from_one_to_five(client, score):
    response = rate(client, score)

    assert response.status_code == 422
    assert not PageRating.objects.exists()


def test_a_long_comment_is_refused_and_not_lost(client):
    address = rate(client)["Location"]

    response = client.post(address, {"comment": "a" * 201})

    assert response.status_code == 422
    assert "a" * 201 in response.content.decode()


@pytest.mark.parametrize("token", ["1", "1:x", "x"])
def test_nobody_answers_for_another(client, token):
    PageRating.objects.create(path="/", score=1)

    assert client.get(reverse("portal:rate_reason", args=[token])).status_code == 404


@pytest.mark.parametrize(
    ("page", "kept"),
    [
        ("/eventi/", "/eventi/"),
        ("/eventi/braccio-robotico/?q=x", "/eventi/braccio-robotico/"),
        ("/en/events/", "/en/events/"),
        ("https://example.org/", "/"),
        ("//example.org", "/"),
        ("javascript:alert(1)", "/"),
        ("/no-such-page/", "/"),
        ("", "/"),
    ],
)
def test_only_pages_of_ours_are_kept(page, kept):
    assert rated_page(page) == kept


def test_the_address_of_a_ticket_is_not_kept():
    key = "0b6f1d4e-5a43-4f39-9b3c-111111111111"

    assert key not in rated_page(reverse("portal:ticket", args=[key]))


def test_one_network_cannot_rate_all_day(client):
    statuses = [rate(client).status_code for _ in range(MOST_RATINGS + 1)]

    assert statuses == [302] * MOST_RATINGS + [429]
