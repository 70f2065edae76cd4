from __future__ import annotations

from datetime import date

import pytest

from places.models import Municipality
from places.services import ImportRefused, import_archive
from tests.factories.places import MunicipalityFactory
from tests.places.archive_files import CEASED, archive
from tests.threads import at_once

MONZA = {"CODISTAT": "108033", "CODCATASTALE": "F704", "DENOMINAZIONE_IT": "MONZA"}


def imported(*states):
    report = import_archive(name="comuni.csv", data=archive(*states))
    return report.created, report.updated, report.unchanged, len(report.rejected)


@pytest.mark.django_db
def test_the_states_of_a_municipality_are_one_row_of_today():
    before = {"DENOMINAZIONE_IT": "ASPRA SABINA", "SIGLAPROVINCIA": "PG", **CEASED}
    imported(before, {"DENOMINAZIONE_IT": "CASPERIA", "ALTRADENOMINAZIONE": "KASPER"})

    casperia = Municipality.objects.get()

    assert str(casperia) == "Casperia (MI)"
    assert (casperia.other_names, casperia.ceased_on) == ("Kasper, Aspra Sabina", None)


@pytest.mark.django_db
def test_a_municipality_that_ceased_is_kept_as_it_last_was(in_english):
    early = {**CEASED, "DATACESSAZIONE": "1928-01-01", "SIGLAPROVINCIA": "PG"}
    imported(early, CEASED)

    ceased = Municipality.objects.get()

    assert ceased.ceased_on == date(1947, 8, 16)
    assert str(ceased) == "Milano (MI, until 1947)"
    assert list(Municipality.objects.active()) == []


@pytest.mark.django_db
def test_the_same_file_again_changes_nothing():
    states = [{}, {**MONZA, **CEASED, "CODISTAT": "015146"}]

    assert imported(*states) == (2, 0, 0, 0)
    assert imported(*states) == (0, 0, 2, 0)
    assert Municipality.history.rel.related_model.objects.count() == 2


@pytest.mark.django_db
def test_a_municipality_written_before_is_brought_up_to_date():
    milan = MunicipalityFactory(cadastral_code="F205", istat_code="015146", name="Mi")

    assert imported({}) == (0, 1, 0, 0)
    milan.refresh_from_db()
    assert (milan.name, milan.region) == ("Milano", "Lombardia")


@pytest.mark.django_db
def test_an_istat_code_that_another_holds_by_hand_is_said():
    MunicipalityFactory(cadastral_code="Z999", istat_code="015146")

    assert imported({}) == (0, 0, 0, 1)


@pytest.mark.django_db
def test_a_file_of_another_shape_is_refused_in_a_sentence(in_english):
    with pytest.raises(ImportRefused) as refused:
        import_archive(name="scuole.csv", data=b"CODICESCUOLA\r\n")

    assert str(refused.value) == (
        "scuole.csv is not the archive of municipalities: it has no column CODCATASTALE."
    )


@pytest.mark.django_db(transaction=True)
def test_of_two_imports_at_once_one_is_refused_or_waits_its_turn():
    ends = at_once(lambda _: imported({}, MONZA), range(4))

    done = [end for end in ends if not isinstance(end, ImportRefused)]
    assert sorted(done, reverse=True)[0] == (2, 0, 0, 0)
    assert set(done[1:]) <= {(0, 0, 2, 0), (2, 0, 0, 0)}
    assert Municipality.objects.count() == 2
