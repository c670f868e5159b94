"""All that server and tablet must agree on. Imports nothing of the rest of Waarmerk.

PROTOCOL_VERSION and its history:

1   feeds, operations with results, signed decisions, upload-only devices.
2   document types are open: any name of capitals, digits and underscores; reference lists in a feed of their own.
"""

PROTOCOL_VERSION = 2
