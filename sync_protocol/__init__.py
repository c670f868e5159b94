"""All that server and tablet must agree on. Imports nothing of the rest of Waarmerk.

PROTOCOL_VERSION and its history:

1   feeds, operations with results, signed decisions, upload-only devices.
"""

PROTOCOL_VERSION = 1
