"""What people do in care: arrange, plan safety, shelter, register."""

from baken.care.actions.arranging import (
    Step,
    add_complaint_step,
    agree_lead,
    set_facts,
    start,
    step,
)
from baken.care.actions.counting import count_advice
from baken.care.actions.missing import mark_found, report_missing, tell_missing
from baken.care.actions.opening_a_door import (
    Wishes,
    end_door,
    handle_word,
    open_door,
    plan_meeting,
)
from baken.care.actions.protecting import (
    confirm_out_of_sight,
    count_story,
    judge_risk,
    plan_aftercare,
    plan_safety,
    tell_wellbeing,
)
from baken.care.actions.registering import register_victim, registration_of
from baken.care.actions.sheltering import (
    Wish,
    arrive,
    ask_shelter,
    cancel,
    extend,
    leave,
    reserve,
    seal_address,
)
from baken.care.actions.writing import Written, make_letter

__all__ = [
    "Step",
    "Wish",
    "Wishes",
    "Written",
    "add_complaint_step",
    "agree_lead",
    "arrive",
    "ask_shelter",
    "cancel",
    "confirm_out_of_sight",
    "count_advice",
    "count_story",
    "end_door",
    "extend",
    "handle_word",
    "judge_risk",
    "leave",
    "make_letter",
    "mark_found",
    "open_door",
    "plan_aftercare",
    "plan_meeting",
    "plan_safety",
    "register_victim",
    "registration_of",
    "report_missing",
    "reserve",
    "seal_address",
    "set_facts",
    "start",
    "step",
    "tell_missing",
    "tell_wellbeing",
]
