from __future__ import annotations

import pytest
from django.urls import reverse

from tests.desk import coordinator_of, enter_desk
from tests.factories.programmes import PartnershipFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("now")]


@pytest.mark.parametrize(("is_hers", "found"), [(True, 1), (False, 0)])
def test_bodies_are_those_of_one_of_her_programmes(client, settings, is_hers, found):
    hers, other = PartnershipFactory.create_batch(2)
    desk = enter_desk(client, settings, coordinator_of(hers.programme))
    chosen = hers.programme if is_hers else other.programme

    page = desk.get(reverse("admin:partners_organisation_changelist"), {"programme": chosen.pk})

    listed = [body.pk for body in page.context["cl"].result_list]
    assert (len(listed), hers.organisation.pk in listed) == (found, is_hers)
