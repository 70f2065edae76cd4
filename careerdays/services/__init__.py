"""The operations on career days. Each is one transaction; edges call these and nothing else."""

from __future__ import annotations

from careerdays.services.after import (
    NameTaken,
    NotPublished,
    change_room,
    seat_others,
    withdraw_host,
)
from careerdays.services.allocating import allocate_day, complete_ballots
from careerdays.services.by_hand import place_student, remove_student
from careerdays.services.choosing import (
    CannotChoose,
    add_choice,
    ballot_of,
    close_choices,
    move_choice,
    order_choices,
    remove_choice,
)
from careerdays.services.classes import (
    TooManyWrongCodes,
    UnknownCode,
    ballot_of_code,
    ballots_of_class,
)
from careerdays.services.deciding import CannotDecide, ballot_of_ticket, pin_meeting
from careerdays.services.handing_out import NothingToHandOut, host_lists
from careerdays.services.looking_ahead import look_ahead
from careerdays.services.moving import RoundsInTheWay, leave_tables, move_rounds
from careerdays.services.offering import tend_places
from careerdays.services.places import (
    CannotTake,
    TooLate,
    decline_place,
    give_back,
    take_place,
)
from careerdays.services.publishing import CannotPublish, publish_run
from careerdays.services.reporting import make_report
from careerdays.services.same_pupils import (
    NotTheSame,
    say_different_pupils,
    say_same_pupils,
)
from careerdays.services.setting_up import (
    AlreadyPublished,
    AtAnotherTable,
    NothingToCome,
    OutsideHours,
    RoomTaken,
    RoundInUse,
    enter_host,
    lay_out,
    make_rounds,
    remove_host,
)
from careerdays.services.solving import CannotAllocate
from careerdays.services.staying_together import (
    end_together,
    keep_class_together,
    keep_together,
    put_together,
    together_of_ticket,
)

__all__ = [
    "AlreadyPublished",
    "AtAnotherTable",
    "CannotAllocate",
    "CannotChoose",
    "CannotDecide",
    "CannotPublish",
    "CannotTake",
    "NameTaken",
    "NotPublished",
    "NotTheSame",
    "NothingToCome",
    "NothingToHandOut",
    "OutsideHours",
    "RoomTaken",
    "RoundInUse",
    "RoundsInTheWay",
    "TooLate",
    "TooManyWrongCodes",
    "UnknownCode",
    "add_choice",
    "allocate_day",
    "ballot_of",
    "ballot_of_code",
    "ballot_of_ticket",
    "ballots_of_class",
    "change_room",
    "close_choices",
    "complete_ballots",
    "decline_place",
    "end_together",
    "enter_host",
    "give_back",
    "host_lists",
    "keep_class_together",
    "keep_together",
    "lay_out",
    "leave_tables",
    "look_ahead",
    "make_report",
    "make_rounds",
    "move_choice",
    "move_rounds",
    "order_choices",
    "pin_meeting",
    "place_student",
    "publish_run",
    "put_together",
    "remove_choice",
    "remove_host",
    "remove_student",
    "say_different_pupils",
    "say_same_pupils",
    "seat_others",
    "take_place",
    "tend_places",
    "together_of_ticket",
    "withdraw_host",
]
