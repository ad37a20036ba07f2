"""Custom Rasa components, one a file, and the plain parts they are made of. Imports no store, action or channel."""
