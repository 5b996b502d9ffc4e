"""The decree's own data: documents, sectors, stages, the work plan, yearly targets; official and exact."""
