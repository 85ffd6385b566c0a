"""Where and when it is done. Whatever starts here sends nothing home: this stands before Prefect is ever imported.

Prefect counts its users: a client where it is imported at a terminal, a server every ten minutes. Both are off unless
someone says otherwise in the environment.
"""

import os

QUIET = {"DO_NOT_TRACK": "1", "PREFECT_SERVER_ANALYTICS_ENABLED": "false"}
"""what keeps Prefect's clients and servers from sending usage statistics"""

for _name, _value in QUIET.items():
    os.environ.setdefault(_name, _value)
