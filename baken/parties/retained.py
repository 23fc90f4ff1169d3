"""What shredding must reach of people and organisations: a phone number goes with its row."""

from baken.parties.models import Person
from baken.vault.shredding import Goes, Retained

RETAINED = Retained(goes=(Goes(Person, "organisation"),))
