"""Records for people to read: the table of a terminal, the page of a browser, the rows of a spreadsheet."""
