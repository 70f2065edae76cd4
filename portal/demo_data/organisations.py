"""Bodies of the demo.

Those that the five projects name are real, and so are the universities of Milan; the smaller
partners, training centres and employers are invented. Addresses on the web are public home pages.
"""

from __future__ import annotations

from partners.enums import OrganisationKind as Kind
from portal.demo_data.shape import OrganisationData

AREA_AMBIENTE = "Area Ambiente e tutela del territorio"
RISORSE_UMANE = "Dipartimento Risorse umane"
POLO_DI_MANTOVA = "Polo territoriale di Mantova"


def _municipality(slug: str, place: str, *departments: str) -> OrganisationData:
    return OrganisationData(
        slug=f"comune-di-{slug}",
        name=f"Comune di {place}",
        kind=Kind.PUBLIC_BODY,
        municipality=place,
        departments=departments,
    )


PUBLIC_BODIES = [
    OrganisationData(
        slug="citta-metropolitana-di-milano",
        name="Città metropolitana di Milano",
        kind=Kind.PUBLIC_BODY,
        municipality="Milano",
        website="https://www.cittametropolitana.mi.it/",
        departments=(AREA_AMBIENTE, RISORSE_UMANE),
    ),
    _municipality("milano", "Milano"),
    _municipality("cinisello-balsamo", "Cinisello Balsamo"),
    _municipality("matera", "Matera"),
    _municipality("pioltello", "Pioltello", "Ufficio di Piano"),
    _municipality("vimodrone", "Vimodrone"),
    _municipality("segrate", "Segrate"),
    _municipality("rodano", "Rodano"),
    _municipality("gessate", "Gessate"),
    _municipality("cassina-de-pecchi", "Cassina de’ Pecchi"),
    _municipality("bussero", "Bussero"),
    _municipality("mantova", "Mantova"),
    _municipality("asola", "Asola"),
    _municipality("guidizzolo", "Guidizzolo"),
    _municipality("ostiglia", "Ostiglia"),
    _municipality("suzzara", "Suzzara"),
    _municipality("viadana", "Viadana"),
    OrganisationData(
        slug="provincia-di-mantova",
        name="Provincia di Mantova",
        kind=Kind.PUBLIC_BODY,
        municipality="Mantova",
        website="https://www.provincia.mantova.it/",
    ),
    OrganisationData(
        slug="provincia-di-matera",
        name="Provincia di Matera",
        kind=Kind.PUBLIC_BODY,
        municipality="Matera",
    ),
    OrganisationData(
        slug="regione-lombardia",
        name="Regione Lombardia",
        kind=Kind.PUBLIC_BODY,
        municipality="Milano",
        website="https://www.regione.lombardia.it/",
    ),
    OrganisationData(
        slug="ufficio-scolastico-mantova",
        name="Ufficio scolastico territoriale di Mantova",
        short_name="UST Mantova",
        kind=Kind.PUBLIC_BODY,
        municipality="Mantova",
    ),
]

UNIVERSITIES = [
    OrganisationData(
        slug="politecnico-di-milano",
        name="Politecnico di Milano",
        kind=Kind.UNIVERSITY,
        municipality="Milano",
        website="https://www.polimi.it/",
        departments=(POLO_DI_MANTOVA,),
    ),
    OrganisationData(
        slug="universita-milano-bicocca",
        name="Università degli Studi di Milano-Bicocca",
        short_name="Milano-Bicocca",
        kind=Kind.UNIVERSITY,
        municipality="Milano",
        website="https://www.unimib.it/",
    ),
    OrganisationData(
        slug="universita-degli-studi-di-milano",
        name="Università degli Studi di Milano",
        short_name="La Statale",
        kind=Kind.UNIVERSITY,
        municipality="Milano",
        website="https://www.unimi.it/",
    ),
    OrganisationData(
        slug="universita-bocconi",
        name="Università commerciale Luigi Bocconi",
        short_name="Bocconi",
        kind=Kind.UNIVERSITY,
        municipality="Milano",
    ),
    OrganisationData(
        slug="universita-cattolica",
        name="Università Cattolica del Sacro Cuore",
        short_name="Cattolica",
        kind=Kind.UNIVERSITY,
        municipality="Milano",
    ),
    OrganisationData(
        slug="universita-iulm",
        name="Università IULM",
        kind=Kind.UNIVERSITY,
        municipality="Milano",
    ),
    OrganisationData(
        slug="universita-vita-salute-san-raffaele",
        name="Università Vita-Salute San Raffaele",
        kind=Kind.UNIVERSITY,
        municipality="Milano",
    ),
]

FUNDERS_AND_FOUNDATIONS = [
    OrganisationData(
        slug="fondo-per-la-repubblica-digitale",
        name="Fondo per la Repubblica Digitale – Impresa sociale",
        short_name="Fondo Repubblica Digitale",
        kind=Kind.FUND,
        municipality="Roma",
        website="https://www.fondorepubblicadigitale.it/",
    ),
    OrganisationData(
        slug="anci",
        name="Associazione nazionale dei Comuni italiani",
        short_name="ANCI",
        kind=Kind.ASSOCIATION,
        municipality="Roma",
        website="https://www.anci.it/",
    ),
    OrganisationData(
        slug="fondazione-meteorologica-milano-duomo",
        name="Fondazione Meteorologica Milano Duomo ETS",
        kind=Kind.FOUNDATION,
        municipality="Milano",
    ),
    OrganisationData(
        slug="fondazione-somaschi",
        name="Fondazione Somaschi",
        kind=Kind.FOUNDATION,
        municipality="Milano",
    ),
]

ASSOCIATIONS = [
    OrganisationData(slug="students-lab", name="Associazione Students Lab", kind=Kind.ASSOCIATION),
    OrganisationData(
        slug="ala-milano",
        name="Associazione Ala Milano",
        kind=Kind.ASSOCIATION,
        municipality="Milano",
    ),
    OrganisationData(
        slug="imprenditori-nord-milano",
        name="Associazione Imprenditori Nord Milano",
        short_name="AINM",
        kind=Kind.EMPLOYERS,
    ),
    OrganisationData(
        slug="basilicata-creativa",
        name="Associazione Basilicata Creativa",
        kind=Kind.ASSOCIATION,
        municipality="Matera",
    ),
    OrganisationData(
        slug="camera-di-commercio-mantova",
        name="Camera di commercio di Mantova",
        kind=Kind.CHAMBER,
        municipality="Mantova",
    ),
    OrganisationData(
        slug="confindustria-mantova",
        name="Confindustria Mantova",
        kind=Kind.EMPLOYERS,
        municipality="Mantova",
    ),
    OrganisationData(
        slug="api-mantova",
        name="API Mantova",
        kind=Kind.EMPLOYERS,
        municipality="Mantova",
    ),
    OrganisationData(
        slug="confartigianato-mantova",
        name="Confartigianato Mantova",
        kind=Kind.EMPLOYERS,
        municipality="Mantova",
    ),
    OrganisationData(
        slug="cna-mantova", name="CNA Mantova", kind=Kind.EMPLOYERS, municipality="Mantova"
    ),
]

INVENTED = [
    OrganisationData(
        slug="officina-prisma",
        name="Officina Prisma APS",
        kind=Kind.ASSOCIATION,
        municipality="Milano",
    ),
    OrganisationData(
        slug="robotica-lambro",
        name="Robotica Lambro srl",
        kind=Kind.COMPANY,
        municipality="Sesto San Giovanni",
    ),
    OrganisationData(
        slug="nuvola-dati",
        name="Nuvola Dati srl",
        kind=Kind.COMPANY,
        municipality="Milano",
    ),
    OrganisationData(
        slug="ruota-libera-mobilita",
        name="Ruota Libera – mobilità elettrica",
        kind=Kind.COMPANY,
        municipality="Rho",
    ),
    OrganisationData(
        slug="ragazze-del-decimale",
        name="Le Ragazze del Decimale APS",
        kind=Kind.ASSOCIATION,
        municipality="Milano",
    ),
    OrganisationData(
        slug="meccanica-mincio",
        name="Meccanica del Mincio spa",
        kind=Kind.COMPANY,
        municipality="Mantova",
    ),
    OrganisationData(
        slug="molino-delle-valli",
        name="Molino delle Valli srl",
        kind=Kind.COMPANY,
        municipality="Suzzara",
    ),
    OrganisationData(
        slug="cartotecnica-oglio",
        name="Cartotecnica Oglio srl",
        kind=Kind.COMPANY,
        municipality="Viadana",
    ),
    OrganisationData(
        slug="sasso-sonoro",
        name="Sasso Sonoro – studio di suono e immagine",
        kind=Kind.COMPANY,
        municipality="Matera",
    ),
    OrganisationData(
        slug="martesana-solare",
        name="Martesana Solare – comunità energetica",
        kind=Kind.ASSOCIATION,
        municipality="Gessate",
    ),
    OrganisationData(
        slug="cfp-tre-laghi",
        name="CFP Tre Laghi",
        kind=Kind.TRAINING_CENTRE,
        municipality="Mantova",
    ),
    OrganisationData(
        slug="cfp-alto-mantovano",
        name="CFP Alto Mantovano",
        kind=Kind.TRAINING_CENTRE,
        municipality="Asola",
    ),
    OrganisationData(
        slug="cfp-oltrepo",
        name="CFP Oltrepò",
        kind=Kind.TRAINING_CENTRE,
        municipality="Ostiglia",
    ),
    OrganisationData(
        slug="cfp-oglio-po",
        name="CFP Oglio Po",
        kind=Kind.TRAINING_CENTRE,
        municipality="Viadana",
    ),
]

ORGANISATIONS = [
    *PUBLIC_BODIES,
    *UNIVERSITIES,
    *FUNDERS_AND_FOUNDATIONS,
    *ASSOCIATIONS,
    *INVENTED,
]
