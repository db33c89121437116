"""Documents of many offices as typed content: the model, and the reader of the files in which they are written down."""
