from __future__ import annotations

# The demo's mail server has no such mailbox: what goes there fails, for the desk to show.
NO_MAILBOX = "casella.inesistente@demo.bussola.example"
