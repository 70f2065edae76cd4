"""What partners of STEMintheCity proposed and nobody has published yet."""

from __future__ import annotations

from events.enums import Audience, EventKind, EventStatus, Format
from portal.demo_data.days import When
from portal.demo_data.shape import EventData, SessionData
from programmes.enums import Topic

PROPOSALS = [
    EventData(
        slug="il-codice-delle-spezie",
        title="Il codice delle spezie",
        summary="Si cucina, si pesa, si fa una tabella: una ricetta è un programma, e gli errori "
        "si assaggiano.",
        description="""
            Una ricetta dice che cosa fare, in quale ordine, e che cosa cambia se manca il sale.
            Si parte da lì per scrivere il primo programma, senza nominarlo.

            Ogni gruppo prepara una miscela, la descrive passo per passo e la scambia con un altro
            gruppo: se il sapore è diverso, c’è un errore da trovare.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.CODING,
        audiences=[Audience.LOWER_SECONDARY],
        site="prisma",
        hosts=["officina-prisma"],
        professionals=["ubaldi"],
        status=EventStatus.SUBMITTED,
        sessions=[SessionData(when=[When(23, "15:00", "17:00")], capacity=18)],
    ),
    EventData(
        slug="che-lavoro-fa-un-dato",
        title="Che lavoro fa un dato",
        summary="Chi raccoglie i dati, chi li pulisce, chi decide: tre mestieri raccontati da chi "
        "li fa.",
        description="""
            Un numero su uno schermo ha fatto molta strada. Qualcuno ha deciso di misurarlo,
            qualcuno ha buttato quelli sbagliati, qualcuno lo ha messo in un grafico.

            Tre persone di Nuvola Dati raccontano la loro giornata, e rispondono alle domande.
            """,
        kind=EventKind.WEBINAR,
        topic=Topic.DATA,
        audiences=[Audience.UPPER_SECONDARY, Audience.FAMILIES],
        format=Format.ONLINE,
        hosts=["nuvola-dati"],
        professionals=["riccardi"],
        status=EventStatus.SUBMITTED,
        sessions=[SessionData(when=[When(29, "17:30", "18:30")])],
    ),
    EventData(
        slug="un-braccio-che-saluta",
        title="Un braccio che saluta",
        summary="Con cinque motorini e molta pazienza si costruisce un braccio robot che sa fare "
        "ciao.",
        description="""
            I giunti di un braccio robot si muovono uno alla volta, e la mano arriva dove vuole
            soltanto se qualcuno ha fatto i conti.

            Si lavora a coppie, con pezzi di cartone e motori da modellismo.
            """,
        kind=EventKind.WORKSHOP,
        topic=Topic.ROBOTICS,
        audiences=[Audience.UPPER_SECONDARY],
        hosts=["robotica-lambro"],
        professionals=["quaglia"],
        status=EventStatus.CHANGES_REQUESTED,
        review_note="Manca il luogo: dite dove si svolge e se ci si arriva senza scale.",
        sessions=[SessionData(when=[When(31, "14:30", "17:30")], capacity=16)],
    ),
]
