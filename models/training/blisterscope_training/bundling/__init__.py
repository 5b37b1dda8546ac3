"""What lies beside the graph in a bundle: head, floors, references, golden frames and card; and how a finished bundle is opened."""
