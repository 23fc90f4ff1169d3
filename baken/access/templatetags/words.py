"""Template filters for words that live in the knowledge files."""

from django import template

from baken.access import words

register = template.Library()

register.filter("say", words.say)
register.filter("say_all", words.say_all)
register.filter("role_name", words.role_name)
