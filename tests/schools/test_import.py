from __future__ import annotations

from contextlib import closing

import pytest
from django.db import connection

from partners.models import Organisation
from schools.models import School
from schools.services import import_registry
from schools.services.registry import ImportRefused, Section
from tests.factories.participants import ParticipantFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.places import MunicipalityFactory
from tests.factories.schools import SchoolClassFactory, SchoolFactory
from tests.schools.registry_files import LICEO, PAR_COLUMNS, SourceFile, par, stat
from tests.threads import at_once

pytestmark = pytest.mark.django_db
IIS = {"code": "MIIS000001", "name": "IIS GALILEI", "kind": "ISTITUTO SUPERIORE"}
NEXT = "202425"


def imported(*files):
    return import_registry(files=files)


def counts(*files):
    return tuple(imported(*files).counts.values())


def said(report, section):
    return [(change.code, change.before, change.after) for change in report.sections[section]]


def history_of(model):
    return model.history.rel.related_model.objects.all()


def the_school(code="MIPS000001"):
    return School.objects.get(ministerial_code=code)


def test_a_school_is_made_with_its_organisation():
    milan = MunicipalityFactory(cadastral_code="F205")
    assert counts(par({"email": "INFO@SCUOLA.IT"})) == (1, 0, 0, 0, 0)

    school = the_school()
    organisation = school.organisation
    assert (school.level, school.track, school.registry) == ("superiori", "liceo", "PAR")
    assert (school.email, school.registry_year, school.registry_name) == (
        "info@scuola.it",
        "202324",
        "LICEO GALILEI",
    )
    assert (organisation.name, organisation.slug, organisation.kind) == (
        "Liceo Galilei",
        "liceo-galilei-mips000001",
        "school",
    )
    assert organisation.municipality == milan


def test_schools_belong_to_their_institute_wherever_it_stands_in_the_file():
    imported(stat({}, IIS, {"code": "MIRI000002"}))

    assert the_school().institute == the_school("MIIS000001")
    assert the_school("MIRI000002").institute == the_school("MIIS000001")
    assert the_school("MIIS000001").institute is None


def test_the_same_files_again_change_nothing_and_write_no_history():
    files = [par({}), stat(IIS, {"code": "MIRI000002"})]
    assert counts(*files) == (3, 0, 0, 0, 0)
    stamps = set(School.objects.values_list("updated_at", flat=True))

    assert counts(*files) == (0, 0, 3, 0, 0)
    assert set(School.objects.values_list("updated_at", flat=True)) == stamps
    assert [history_of(School).count(), history_of(Organisation).count()] == [3, 3]


def test_a_later_year_that_says_the_same_changes_only_when_it_was_seen():
    imported(par({}))

    assert counts(par({}, year=NEXT)) == (0, 0, 1, 0, 0)
    assert the_school().registry_year == NEXT
    assert history_of(School).count() == 1


def test_an_older_file_never_takes_the_place_of_newer_facts():
    imported(par({"name": "NUOVO"}, year=NEXT))

    report = imported(par({"name": "VECCHIO"}))

    assert (report.unchanged, report.files[0].older) == (1, 1)
    assert str(the_school()) == "Nuovo"


def test_an_older_file_does_not_bring_back_what_is_gone_since():
    imported(par({}, {"code": "MIPC000002"}))
    imported(par({}, year=NEXT))

    assert counts(par({}, {"code": "MIPC000002"})) == (0, 0, 2, 0, 0)
    assert the_school("MIPC000002").gone_since == NEXT


def test_years_given_together_are_read_one_after_the_other():
    report = imported(par({"name": "NUOVO"}, year=NEXT), par({"name": "VECCHIO"}))

    assert [file.school_year for file in report.files] == ["202324", NEXT]
    assert said(report, Section.RENAMED) == [("MIPS000001", "Vecchio", "Nuovo")]


def test_a_school_that_is_renamed_or_moved_is_reported():
    MunicipalityFactory(cadastral_code="F205", name="Milano")
    MunicipalityFactory(cadastral_code="F704", name="Monza")
    imported(par({}, {"code": "MIPC000002"}, {"code": "MIPC000003"}))

    report = imported(
        par(
            {"name": "LICEO LOVELACE"},
            {"code": "MIPC000002", "address": "VIA PO 2", "town": "F704"},
            {"code": "MIPC000003", "address": "Via Roma 1"},
            year=NEXT,
        )
    )

    assert said(report, Section.RENAMED) == [("MIPS000001", "Liceo Galilei", "Liceo Lovelace")]
    assert said(report, Section.MOVED) == [("MIPC000002", "Via Roma, 1, Milano", "Via Po 2, Monza")]
    assert tuple(report.counts.values()) == (0, 3, 0, 0, 0)


def test_a_school_that_a_later_year_has_no_more_is_marked_and_kept(in_english):
    imported(par({}, {"code": "MIPC000002"}))

    report = imported(par({"code": "MIPC000002"}, year=NEXT))

    assert said(report, Section.GONE) == [("MIPS000001", NEXT, "")]
    assert str(the_school()) == "Liceo Galilei (gone since 2024/25)"
    assert list(School.objects.current()) == [the_school("MIPC000002")]


def test_nothing_that_points_at_a_school_is_lost_with_it():
    imported(par({}, {"code": "MIPC000002"}))
    student = ParticipantFactory(school=the_school())
    school_class = SchoolClassFactory(school=the_school())

    imported(par({"code": "MIPC000002"}, year=NEXT))

    student.refresh_from_db()
    assert (student.school, school_class.school) == (the_school(), the_school())


def test_one_that_comes_back_is_reopened():
    imported(par({}, {"code": "MIPC000002"}))
    imported(par({"code": "MIPC000002"}, year=NEXT))

    report = imported(par({}, {"code": "MIPC000002"}, year="202526"))

    assert said(report, Section.REOPENED) == [("MIPS000001", NEXT, "")]
    assert the_school().gone_since == ""


def test_another_kind_of_registry_and_schools_of_no_registry_are_not_gone():
    by_hand = SchoolFactory()
    imported(stat(IIS))

    report = imported(par({}, year=NEXT))

    assert report.gone == 0
    by_hand.refresh_from_db()
    assert by_hand.gone_since == ""


def test_one_that_only_an_older_file_has_is_gone_since_the_year_that_is_known():
    imported(par({}, year=NEXT))

    report = imported(par({}, {"code": "MIPC000002"}))

    assert (report.created, said(report, Section.GONE)) == (1, [("MIPC000002", NEXT, "")])


def test_schools_that_change_institute_are_merged_and_so_is_the_institute_that_ends():
    other = {**IIS, "code": "MIIS000009", "institute": "MIIS000009"}
    imported(stat(IIS, {}, other))

    report = imported(stat({"institute": "MIIS000009"}, other, year=NEXT))

    assert said(report, Section.MERGED) == [
        ("MIPS000001", "MIIS000001", "MIIS000009"),
        ("MIIS000001", "MIIS000001", "MIIS000009"),
    ]
    assert said(report, Section.GONE) == [("MIIS000001", NEXT, "")]
    assert the_school().institute == the_school("MIIS000009")


def test_what_opens_where_a_school_ended_is_said_as_a_guess():
    MunicipalityFactory(cadastral_code="F205")
    imported(par({}))

    report = imported(par({"code": "MIPS000009", "address": "Via Roma 1"}, year=NEXT))

    assert said(report, Section.GONE) == [("MIPS000001", NEXT, "MIPS000009")]


def test_a_school_that_was_there_before_is_taken_over(in_english):
    before = SchoolFactory(
        ministerial_code="MIPS000001", organisation=OrganisationFactory(slug="scuola-mips000001")
    )

    assert counts(par({})) == (0, 1, 0, 0, 0)
    before.organisation.refresh_from_db()
    assert (before.organisation.name, before.organisation.slug) == (
        "Liceo Galilei",
        "scuola-mips000001",
    )


def test_a_name_corrected_by_hand_stays_until_the_registry_has_another():
    imported(par({}))
    Organisation.objects.update(name="Liceo “G. Galilei”")

    assert counts(par({}, year=NEXT)) == (0, 0, 1, 0, 0)
    assert str(the_school()) == "Liceo “G. Galilei”"


def test_a_track_that_somebody_knew_is_not_lost():
    imported(par({"code": "MIPQ000001"}))
    School.objects.update(track="professionale")

    assert counts(par({"code": "MIPQ000001"})) == (0, 0, 1, 0, 0)
    assert the_school("MIPQ000001").track == "professionale"


def test_a_column_that_is_missing_leaves_what_is_there():
    imported(par({"email": "info@scuola.it"}))
    columns = [column for column in PAR_COLUMNS if column != "INDIRIZZOEMAILSCUOLA"]

    assert counts(par({}, year=NEXT, columns=columns)) == (0, 0, 1, 0, 0)
    assert the_school().email == "info@scuola.it"


def test_two_files_of_one_year_that_share_a_code_are_said(in_english):
    files = [par({}), stat({**IIS, "code": "MIPS000001", "institute": "MIPS000001"})]
    report = imported(*files)

    assert said(report, Section.REJECTED) == [
        ("MIPS000001", "", "Another file of the same school year has this code.")
    ]
    assert counts(*files) == (0, 0, 1, 0, 1)


def test_a_school_that_changes_its_registry_is_said():
    imported(par({}))

    report = imported(stat({"institute": "MIPS000001"}, year=NEXT))

    assert said(report, Section.CONFLICT) == [("MIPS000001", "PAR", "STAT")]
    assert the_school().registry == "STAT"


def test_rejected_rows_are_said_with_their_line_and_the_rest_is_taken(in_english):
    report = imported(par({"code": "X"}, {"code": "MIPC000002", "name": "Non Disponibile"}, {}))

    assert [(c.line, c.code, c.after) for c in report.sections[Section.REJECTED]] == [
        (2, "X", "The code is not a ministerial code: two letters, then eight letters or digits."),
        (3, "MIPC000002", "The school is new and has no name."),
    ]
    assert tuple(report.counts.values()) == (1, 0, 0, 0, 2)


def test_a_municipality_or_institute_that_nobody_knows_is_said_and_left_out(in_english):
    report = imported(stat({"institute": "MIIS000009"}))

    assert said(report, Section.ODD) == [
        ("MIPS000001", "MIIS000009", "An institute that the registry does not have."),
        ("MIPS000001", "F205", "A municipality that the portal does not know."),
    ]
    assert the_school().institute is None


def test_an_address_name_that_is_taken_gets_another():
    OrganisationFactory(slug="liceo-galilei-mips000001")

    imported(par({}))

    assert the_school().organisation.slug == "liceo-galilei-mips000001-scuola"


def test_a_file_of_another_shape_is_refused_and_nothing_of_the_others_is_saved(in_english):
    wrong = SourceFile("alunni.csv", b"CODICESCUOLA,ALUNNI\r\nMIPS000001,20\r\n")

    with pytest.raises(ImportRefused) as refused:
        imported(par({}), wrong)

    assert str(refused.value) == (
        "alunni.csv is not a file of the school registry: "
        "beside the code it has none of its columns."
    )
    assert not School.objects.exists()


def test_a_file_that_stops_being_text_is_refused_whole(in_english):
    broken = par(*[{"code": f"MIPS{n:06d}"} for n in range(100)])

    with pytest.raises(ImportRefused, match="it is not CSV in UTF-8"):
        imported(broken._replace(data=broken.data + b"\xff\xff\r\n"))

    assert not School.objects.exists()


class Stopping:
    """The owner asks to stop when the first rows are done."""

    def start(self, total):
        self.total = total

    def advance(self, number=1):
        raise InterruptedError


def test_an_import_that_is_stopped_leaves_nothing():
    schools = [{"code": f"MIPS{n:06d}"} for n in range(600)]
    progress = Stopping()

    with pytest.raises(InterruptedError):
        import_registry(files=[par(*schools)], progress=progress)

    assert (progress.total, School.objects.count()) == (601, 0)


@pytest.mark.django_db(transaction=True)
def test_of_two_imports_at_once_one_waits_its_turn_or_is_refused():
    ends = at_once(lambda _: counts(par({}, {"code": "MIPC000002"})), range(4))

    done = [end for end in ends if not isinstance(end, ImportRefused)]
    assert sorted(done, reverse=True)[0] == (2, 0, 0, 0, 0)
    assert set(done) <= {(2, 0, 0, 0, 0), (0, 0, 2, 0, 0)}
    assert School.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_an_import_is_refused_while_another_is_under_way(in_english):
    with closing(connection.copy()) as other:
        other.set_autocommit(False)
        other.cursor().execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('schools.registry', 0))"
        )

        with pytest.raises(ImportRefused, match="is being imported already"):
            imported(par({}))
        other.rollback()

    assert counts(par({})) == (1, 0, 0, 0, 0)


def test_a_school_in_a_file_has_the_columns_of_the_ministry():
    assert set(LICEO) == set(PAR_COLUMNS)
