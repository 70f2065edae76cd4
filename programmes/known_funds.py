"""The wording of the known funds, written by a migration; platform administrators may change it.

Each says where its words come from. Nothing here is shown until a programme's funding takes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PIL import Image

from programmes.emblems import european_union
from programmes.pictures import digest_of

EUROPEAN_UNION = "Unione europea"
CO_FUNDED, FUNDED = "Cofinanziato dall’Unione europea", "Finanziato dall’Unione europea"
COMMON_RULES = "Reg. (UE) 2021/1060, articoli 47 e 50, allegato IX"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFund:
    """A fund, the words it wants, and whether the European emblem stands before them."""

    code: str
    name: str
    statement: str
    basis: str
    is_european: bool = False


KNOWN_FUNDS = [
    KnownFund(
        code="pnrr",
        name="PNRR – Piano nazionale di ripresa e resilienza (NextGenerationEU)",
        statement="Finanziato dall’Unione europea – NextGenerationEU",
        basis="Reg. (UE) 2021/241, articolo 34, paragrafo 2",
        is_european=True,
    ),
    KnownFund(
        code="fse-plus",
        name="FSE+ – Fondo sociale europeo Plus",
        statement=CO_FUNDED,
        basis=COMMON_RULES,
        is_european=True,
    ),
    KnownFund(
        code="fesr",
        name="FESR – Fondo europeo di sviluppo regionale",
        statement=CO_FUNDED,
        basis=COMMON_RULES,
        is_european=True,
    ),
    KnownFund(
        code="fami",
        name="FAMI – Fondo Asilo, migrazione e integrazione 2021–2027",
        statement=CO_FUNDED,
        basis=COMMON_RULES,
        is_european=True,
    ),
    KnownFund(
        code="ue-gestione-diretta",
        name="Programmi dell’Unione europea a gestione diretta",
        statement=FUNDED,
        basis="Convenzione di sovvenzione; «Cofinanziato» dove l’Unione paga una parte",
        is_european=True,
    ),
    KnownFund(
        code="repubblica-digitale",
        name="Fondo per la Repubblica Digitale",
        statement="Progetto selezionato e sostenuto dal Fondo per la Repubblica Digitale – "
        "Impresa sociale",
        basis="Formula dei progetti selezionati; il logo si chiede al Fondo",
    ),
]


def write_known_funds(emblems: Any, funds: Any) -> None:
    """Write the funds that are not there yet, with their emblem; the others stay as they are.

    ``emblems`` and ``funds`` are the managers of the two tables, of a migration or of today.
    """
    picture = european_union.FILE.read_bytes()
    with Image.open(european_union.FILE) as drawn:
        width, height = drawn.size
    emblem, _created = emblems.get_or_create(
        name=EUROPEAN_UNION,
        defaults={
            "image": picture,
            "digest": digest_of(picture),
            "width": width,
            "height": height,
        },
    )
    for fund in KNOWN_FUNDS:
        funds.get_or_create(
            code=fund.code,
            defaults={
                "name": fund.name,
                "statement": fund.statement,
                "basis": fund.basis,
                "emblem": emblem if fund.is_european else None,
            },
        )
