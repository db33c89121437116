"""What a plan's text says as data: dates, numbers, agencies, documents, places. Facts repeat text; they replace none."""
