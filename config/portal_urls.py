"""All addresses of the public portal."""

from django.urls import include, path

handler400 = "baken.portal.views.leaving.not_there"
handler404 = "baken.portal.views.leaving.not_there"
handler500 = "baken.portal.views.leaving.broken"
urlpatterns = [path("", include("baken.portal.urls"))]
