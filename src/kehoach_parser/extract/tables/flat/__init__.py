"""Tables whose grid is gone: rows told by their numbers, cells by their lines or by what they mean."""
