"""What editors work with besides their text editor: spreadsheets, the questions nobody could answer, the report."""
