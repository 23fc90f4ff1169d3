"""Addresses of attachments. Files leave on a path of their own, where no cookie is read."""

from django.urls import path

from baken.attachments.views import fetching, reading
from baken.core.middleware import COOKIELESS

urlpatterns = [
    path("bijlagen/<uuid:pk>", reading.attachment_detail, name="attachment_detail"),
    path("bijlagen/<uuid:pk>/kopie", reading.attachment_copy, name="attachment_copy"),
    path("bijlagen/<uuid:pk>/origineel", reading.attachment_original, name="attachment_original"),
    path("bijlagen/<uuid:pk>/vrijgeven", reading.attachment_release, name="attachment_release"),
    path("bijlagen/<uuid:pk>/controleren", reading.attachment_check, name="attachment_check"),
    path("bijlagen/<uuid:pk>/verwijderen", reading.attachment_remove, name="attachment_remove"),
    path("bijlagen/<uuid:pk>/terugzetten", reading.attachment_restore, name="attachment_restore"),
    path(
        f"{COOKIELESS.lstrip('/')}<str:token>", fetching.attachment_fetch, name="attachment_fetch"
    ),
]
