"""Where and when it is done. Whatever starts here sends nothing home: this stands before Prefect is ever imported.

A Prefect client counts its use where it is imported at a terminal, a server every ten minutes, and the V2 pages of its
UI wherever they are opened. All is off unless the environment says otherwise; processes that are started inherit it.
"""

import os

QUIET = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_SERVER_UI_V2_ENABLED": "false",
    "GX_ANALYTICS_ENABLED": "False",
}
"""what keeps Prefect's clients, servers and pages, and Great Expectations, from sending anything"""

for _name, _value in QUIET.items():
    os.environ.setdefault(_name, _value)
