"""The package's version, apart from the data's (models.SCHEMA_VERSION)."""

__version__ = "0.1.0"
