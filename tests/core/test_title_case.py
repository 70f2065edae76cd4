from __future__ import annotations

import pytest

from core.title_case import readable


@pytest.mark.parametrize(
    ("shouted", "spoken"),
    [
        ("REGGIO NELL'EMILIA", "Reggio nell’Emilia"),
        ("L'AQUILA", "L’Aquila"),
        ("ACI SANT'ANTONIO", "Aci Sant’Antonio"),
        ("CASSINA DE' PECCHI", "Cassina de’ Pecchi"),
        ("SAN GIOVANNI IN PERSICETO", "San Giovanni in Persiceto"),
        ("CHALLAND-SAINT-ANSELME", "Challand-Saint-Anselme"),
        ("EPPAN AN DER WEINSTRAßE", "Eppan an der Weinstraße"),
        ("SOCIETA' COOPERATIVA", "Società Cooperativa"),
        ("SCUOLA DELL'INFANZIA 'SACRO CUORE'", "Scuola dell’Infanzia “Sacro Cuore”"),
        ('PARITARIA"S. ANDREA "S. A.', "Paritaria “S. Andrea” S. A."),
        ("SCUOLA DI I GRADO GIOVANNI XXIII", "Scuola di I Grado Giovanni XXIII"),
        ("ITIS E. FERMI", "ITIS E. Fermi"),
        ("V.LE THOVEZ 37", "V.le Thovez 37"),
        ("ISTITUTO NOBEL SRL", "Istituto Nobel SRL"),
        ("KID'S GARDEN", "Kid’s Garden"),
        ("via roma", "Via Roma"),
        ("Liceo “Dei Gonzaghi”", "Liceo “Dei Gonzaghi”"),
        ("", ""),
    ],
)
def test_what_a_registry_shouts_is_written_as_people_do(shouted, spoken):
    assert readable(shouted) == spoken


@pytest.mark.parametrize("text", ["REGGIO NELL'EMILIA", 'PARITARIA"S. ANDREA "', "V.LE THOVEZ"])
def test_twice_is_as_good_as_once(text):
    assert readable(readable(text)) == readable(text)
