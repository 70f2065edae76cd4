"""The code of conduct that every portal starts with; administrators write their own."""

from __future__ import annotations

TEXT_IT = """\
Tratto con rispetto ogni ragazza e ogni ragazzo: non umilio, non grido, non discrimino.
Non resto mai da solo con una persona minorenne: c’è sempre un altro adulto, o una porta aperta.
Quando incontro una classe, è presente l’adulto che la scuola ha indicato: non lo sostituisco.
Evito ogni contatto fisico che non serva alla sicurezza, e prima dico che cosa faccio.
Non chiedo e non do numeri di telefono, indirizzi o profili personali, e non scrivo in privato.
Non faccio e non pubblico foto o video: chiedo a chi organizza, che sa chi ha dato il consenso.
Non offro alcol, tabacco o denaro, e non vengo se ho bevuto.
Non vendo nulla e non raccolgo dati per la mia organizzazione.
Spiego i rischi prima di ogni attività e faccio usare le protezioni che servono.
Se una persona minorenne mi confida di essere in pericolo, ascolto, non prometto il segreto \
e lo dico subito a chi organizza.
Se vedo un comportamento che va contro queste regole, lo segnalo subito a chi organizza.
"""

TEXT_EN = """\
I treat every girl and every boy with respect: I do not humiliate, shout or discriminate.
I am never alone with a minor: there is always another adult, or an open door.
When I meet a class, the adult named by the school is present: I do not take her place.
I avoid any physical contact that safety does not need, and I say first what I am about to do.
I neither ask for nor give telephone numbers, addresses or profiles, and I do not write in private.
I take and publish no photos or videos: I ask the organisers, who know who has agreed to them.
I offer no alcohol, tobacco or money, and I do not come after drinking.
I sell nothing, and collect no data for my organisation.
I explain the risks before each activity and see that the protection it needs is worn.
If a minor tells me that she is in danger, I listen, do not promise to keep it secret, \
and tell the organisers at once.
If I see behaviour against these rules, I tell the organisers at once.
"""
