"""What administrators do with organisations, people, accounts and roles; one event each."""

from baken.accounts.actions.accounts import (
    WayIn,
    block_account,
    open_account,
    reset_password,
    unblock_account,
)
from baken.accounts.actions.admissions import Welcome, admit, decline
from baken.accounts.actions.agreements import agree, end_agreement
from baken.accounts.actions.organisations import Contact, add_organisation, change_organisation
from baken.accounts.actions.own_password import change_own_password, choose_own_password
from baken.accounts.actions.people import Profile, add_person, change_person
from baken.accounts.actions.providers import Connection, set_provider
from baken.accounts.actions.roles import assign_role, end_role
from baken.accounts.actions.second_factors import (
    add_app,
    add_passkey,
    remove_factor,
    remove_lost_factors,
    renew_recovery_codes,
    take_code,
    take_passkey,
)
from baken.accounts.actions.stand_ins import appoint_stand_in

__all__ = [
    "Connection",
    "Contact",
    "Profile",
    "WayIn",
    "Welcome",
    "add_app",
    "add_organisation",
    "add_passkey",
    "add_person",
    "admit",
    "agree",
    "appoint_stand_in",
    "assign_role",
    "block_account",
    "change_organisation",
    "change_own_password",
    "change_person",
    "choose_own_password",
    "decline",
    "end_agreement",
    "end_role",
    "open_account",
    "remove_factor",
    "remove_lost_factors",
    "renew_recovery_codes",
    "reset_password",
    "set_provider",
    "take_code",
    "take_passkey",
    "unblock_account",
]
