from __future__ import annotations

import factory

from places.models import Municipality


class MunicipalityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Municipality

    istat_code = factory.Sequence(lambda n: f"{900000 + n:06d}")
    cadastral_code = factory.Sequence(lambda n: f"{chr(65 + n // 1000 % 26)}{n % 1000:03d}")
    name = factory.Sequence(lambda n: f"Comune {n}")
    province = "MI"
    region = "Lombardia"
