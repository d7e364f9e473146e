"""The portal: columns and articles as pages, labels, templates and routes."""
