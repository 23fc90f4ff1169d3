"""The address of the desk."""

from django.urls import path

from baken.desk import views

urlpatterns = [path("", views.home, name="home")]
