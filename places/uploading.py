"""The page of a table at which a platform administrator hands in files that fill it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.models import User
from core.errors import DomainError
from jobs.desk import on_the_desk
from jobs.enums import FileRole
from jobs.kinds import NewFile, kind_of
from jobs.models import Job
from jobs.services import start_job

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object

MAX_MEGABYTES = 40
LATEST = 10


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files; cleans to a list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(FilesField, self).clean(file, initial) for file in given or [None]]
        if sum(file.size or 0 for file in files) > MAX_MEGABYTES * 1024 * 1024:
            words = gettext_lazy("The files are larger than %(number)d MB together.")
            raise forms.ValidationError(words, params={"number": MAX_MEGABYTES})
        if len({file.name for file in files}) < len(files):
            raise forms.ValidationError(gettext_lazy("Two of the files have the same name."))
        return files


class FilesForm(forms.Form):
    """The files of an import."""

    given = FilesField(
        label=gettext_lazy("Files"),
        max_length=150,
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("The file is empty."),
        },
    )


class FileImport(Base):
    """For a ``DeskAdmin`` that is filled from files, as a job of the kind ``import_kind``.

    ``check_file`` is called with the name and the content of each file and refuses, in a sentence,
    one of another shape.
    """

    import_kind: str
    import_button: str | Promise
    import_explanation: str | Promise
    check_file: Callable[[str, bytes], object]
    change_list_template = "places/change_list.html"

    def get_urls(self) -> list[URLPattern]:
        view = require_http_methods(["GET", "HEAD", "POST"])(self.import_view)
        address = path("import/", self.admin_site.admin_view(view), name=self._import_name())
        return [address, *super().get_urls()]

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        button = {"import_url": "", "import_button": self.import_button}
        if request.user.is_superuser:
            button["import_url"] = reverse(f"admin:{self._import_name()}")
        return super().changelist_view(request, {**button, **(extra_context or {})})

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """The form that takes the files; the job's page comes next."""
        if not isinstance(request.user, User) or not request.user.is_superuser:
            raise PermissionDenied
        form = FilesForm(request.POST, request.FILES) if request.method == "POST" else FilesForm()
        if form.is_valid():
            try:
                job = self._started(form.cleaned_data["given"], request.user)
            except DomainError as refusal:
                form.add_error("given", str(refusal))
            else:
                return redirect("jobs:show", key=job.key)
        context = {
            "title": kind_of(self.import_kind).title,
            "explanation": self.import_explanation,
            "button": _("Import"),
            "form": form,
            "opts": self.opts,
            "jobs": Job.objects.of(request.user).unexpired().filter(kind=self.import_kind)[:LATEST],
        }
        status = 422 if form.is_bound else 200
        return on_the_desk(request, "places/import_files.html", context, status=status)

    def _started(self, uploaded: Sequence[UploadedFile[Any]], owner: User) -> Job:
        files = []
        for file in uploaded:
            name, content = file.name or "", file.read()
            type(self).check_file(name, content)
            files.append(NewFile(FileRole.INPUT, name, content, "text/csv"))
        kind = kind_of(self.import_kind)
        title = f"{kind.title}: {', '.join(file.name for file in files)}"
        return start_job(kind=kind.name, title=title, owner=owner, files=files)

    def _import_name(self) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_import"
