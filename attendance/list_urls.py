"""Lists of who came: pages of the desk that belong to no table."""

from __future__ import annotations

from django.urls import path

from attendance.views.feedback import answers
from attendance.views.lists import attendance_list, course, lists
from attendance.views.online import online_log, save_log
from jobs.desk import desk_page

app_name = "presence"
urlpatterns = [
    path("", desk_page(lists), name="lists"),
    path("<uuid:key>/", desk_page(attendance_list), name="list"),
    path("<uuid:key>/online/", desk_page(online_log), name="log"),
    path("<uuid:key>/online/save/", desk_page(save_log), name="save_log"),
    path("sessions/<uuid:key>/", desk_page(course), name="course"),
    path("sessions/<uuid:key>/answers/", desk_page(answers), name="answers"),
]
