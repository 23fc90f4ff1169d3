"""What people of enforcement do; each verb is one transaction."""

from baken.enforcement.actions.arrange import Arranged, arrange
from baken.enforcement.actions.devices import Ended, Half, admit_device, end_device, give_half, live
from baken.enforcement.actions.inspect import (
    Closing,
    Met,
    Plan,
    begin,
    find,
    finish,
    meet,
    plan,
    plan_action_day,
    report_on_the_spot,
)
from baken.enforcement.actions.measures import (
    BIBOB,
    Draft,
    answer_care,
    end,
    propose,
    take_step,
)
from baken.enforcement.actions.places import (
    Address,
    Related,
    add_fact,
    add_location,
    count_heads,
    end_relation,
    relate,
)

__all__ = [
    "BIBOB",
    "Address",
    "Arranged",
    "Closing",
    "Draft",
    "Ended",
    "Half",
    "Met",
    "Plan",
    "Related",
    "add_fact",
    "add_location",
    "admit_device",
    "answer_care",
    "arrange",
    "begin",
    "count_heads",
    "end",
    "end_device",
    "end_relation",
    "find",
    "finish",
    "give_half",
    "live",
    "meet",
    "plan",
    "plan_action_day",
    "propose",
    "relate",
    "report_on_the_spot",
    "take_step",
]
