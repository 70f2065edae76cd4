"""The one door to a person's data, for whoever acts in her place or is herself.

What is not hers does not exist: the answer is 404, so that nobody learns which children exist.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from participants.models import Guardianship, Participant, ParticipantQuerySet

SHOWN = ["user", "school__organisation__municipality", "municipality"]
OF_A_CHILD = ["participant__user", "participant__school__organisation__municipality"]
OF_A_CHILD += ["participant__municipality", "guardian"]


def person_for(request: HttpRequest, pk: int) -> Participant:
    """The reader herself, or a child too young to decide about her data (L9).

    Raises:
        Http404: it is neither. From the day on which a child turns 14 her data are hers alone.
    """
    people = Participant.objects.acted_for_by(request.user).select_related(*SHOWN)
    return get_object_or_404(people, pk=pk)


def guardianship_for(request: HttpRequest, pk: int) -> Guardianship:
    """What joins the reader to a child (by key) of under 18 in her care (L9).

    Raises:
        Http404: she does not answer for her, or no more.
    """
    return _guardianship(request, Participant.objects.guarded_by(request.user).filter(pk=pk))


def guardianship_to_act(request: HttpRequest, pk: int) -> Guardianship:
    """Like ``guardianship_for``, of a child too young to decide for herself (L1).

    Raises:
        Http404: from her 14th birthday on, too.
    """
    return _guardianship(request, Participant.objects.represented_by(request.user).filter(pk=pk))


def _guardianship(request: HttpRequest, children: ParticipantQuerySet) -> Guardianship:
    theirs = Guardianship.objects.open().filter(
        guardian=request.user.pk, participant__in=children.order_by()
    )
    return get_object_or_404(theirs.select_related(*OF_A_CHILD))


def refuse_who_sees_no_privacy(request: HttpRequest) -> None:
    """The desk's pages about purposes and periods are for who may read the purposes.

    Raises:
        Http404: she works here and coordinates nothing.
    """
    if not request.user.has_perm("participants.view_purpose"):
        raise Http404
