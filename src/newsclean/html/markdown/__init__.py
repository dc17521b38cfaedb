"""An article as Markdown: headings, lists, quotations and tables of a page, and its links and emphasis."""
