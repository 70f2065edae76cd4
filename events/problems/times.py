from __future__ import annotations

from datetime import timedelta

# So near that what is missing must be seen to now.
NEAR = timedelta(days=14)
