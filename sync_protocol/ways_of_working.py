"""The rules of Part I that are no finding: a way of working, or what the form and its other rules leave open.

They are kept where the work is done, and shown by tests of their names; the page of the rules lists them.
"""

from __future__ import annotations

WAYS_OF_WORKING: dict[str, str] = {
    "CN-2": "Lines stand in the order of their codes, each with its number, which other tables repeat.",
    "CN-5": "A number is read with commas and dots and kept as typed; a print rounds it half up to two decimals.",
    "CN-6": "Before a code changes, what would go with it is shown.",
    "CHEDPP-4": "Lines of plants may have origins of their own, and need none.",
    "CVEDP-5": "What a country outside the Union issues for itself is free of rules on origin, listing and transport.",
    "CVEDP-6": "What is transhipped or in transit may have consignee and destination empty, or outside the Union.",
    "CVEDP-7": "Submitting Part I is the prior notification of what is imported: nothing more is asked for.",
    "DECLAR-4": "The region of origin is asked for once the country of origin is known.",
    "DECLAR-6": "The boxes have the numbers of the form.",
    "NEW-1": "Copied as new, a document leaves Part I to another one, whatever its status.",
    "NEW-2": "A certificate or a declaration is cloned once, named in the box of documents, and not by importers.",
    "NEW-3": "What a certificate says of consignor, seals, temperature and countries stays in its clone.",
    "NEW-4": "Certificates that are not cloned yet are told from those that are.",
    "NEW-5": "The person responsible is filled in from the user, the point of entry from the authority.",
    "NEW-6": "One organisation may be taken over into the other boxes that it fits.",
    "NEW-8": "What an authority submits itself, operators do not see.",
    "NEW-9": "Part I is changed and submitted again until the document is decided.",
    "ORG-2": "A box offers organisations whose activity fits it; what needs official listing is a list of its own.",
}
