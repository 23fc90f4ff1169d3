"""What people do in care: arrange, plan safety, shelter, register."""

from baken.care.actions.arranging import (
    Step,
    add_complaint_step,
    agree_lead,
    set_facts,
    start,
    step,
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
)

__all__ = [
    "Step",
    "Wish",
    "add_complaint_step",
    "agree_lead",
    "arrive",
    "ask_shelter",
    "cancel",
    "confirm_out_of_sight",
    "count_story",
    "extend",
    "judge_risk",
    "leave",
    "plan_aftercare",
    "plan_safety",
    "register_victim",
    "registration_of",
    "reserve",
    "set_facts",
    "start",
    "step",
    "tell_wellbeing",
]
