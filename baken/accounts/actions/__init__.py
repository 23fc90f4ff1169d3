"""What administrators do with organisations, people, accounts and roles; one event each."""

from baken.accounts.actions.accounts import (
    WayIn,
    block_account,
    open_account,
    reset_password,
    unblock_account,
)
from baken.accounts.actions.agreements import agree, end_agreement
from baken.accounts.actions.organisations import Contact, add_organisation, change_organisation
from baken.accounts.actions.own_password import change_own_password
from baken.accounts.actions.people import Profile, add_person, change_person
from baken.accounts.actions.roles import assign_role, end_role
from baken.accounts.actions.stand_ins import appoint_stand_in

__all__ = [
    "Contact",
    "Profile",
    "WayIn",
    "add_organisation",
    "add_person",
    "agree",
    "appoint_stand_in",
    "assign_role",
    "block_account",
    "change_organisation",
    "change_own_password",
    "change_person",
    "end_agreement",
    "end_role",
    "open_account",
    "reset_password",
    "unblock_account",
]
