from __future__ import annotations

from participants.views.children import add_child, change_child, children, end_child
from participants.views.consent_link import consent_answer
from participants.views.consents import ask_holder, birth_date, consents, give, sole, withdraw
from participants.views.handing_over import give_access, own_access
from participants.views.my_data import lift, my_data, restrict, take_out_csv, take_out_json
from participants.views.profile import profile

__all__ = [
    "add_child",
    "ask_holder",
    "birth_date",
    "change_child",
    "children",
    "consent_answer",
    "consents",
    "end_child",
    "give",
    "give_access",
    "lift",
    "my_data",
    "own_access",
    "profile",
    "restrict",
    "sole",
    "take_out_csv",
    "take_out_json",
    "withdraw",
]
