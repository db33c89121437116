"""What the program says to people, a catalogue for each language."""
