"""From a document's content and a seed to a file as some office would lay it out, and the JSON that the file must become."""
