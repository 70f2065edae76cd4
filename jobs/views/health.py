from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jobs.models import Heartbeat


@login_not_required
@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Whether the database answers (else 500) and the background work goes on.

    ``worker`` is true when beat and a worker were both at work in the last minutes. A dead worker
    delays mails but does not make the web unhealthy: the status stays 200.
    """
    worker = Heartbeat.objects.filter(name="worker").first()
    return JsonResponse({"database": True, "worker": worker is not None and worker.is_alive})
