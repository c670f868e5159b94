"""The version that the package was built as."""

from importlib.metadata import version

VERSION = version("waarmerk")
