"""Lost and misread marks put back by a language model and a channel of misreadings."""
