"""The contract: the Pydantic models, the one source of the JSON Schema."""
