"""What readers share: reading order, rulings, coordinates, footnotes and list labels that are typed."""
