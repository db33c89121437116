"""Data tables: pieces, headings, rows and cells; tables whose grid is gone."""
