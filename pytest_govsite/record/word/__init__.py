"""record.docx: the inspecting body's own Word template, filled in (`[report] docx_template`, extra `docx`)."""
