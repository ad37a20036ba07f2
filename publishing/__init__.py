"""From the files as they are now to what patients get: checked, trained, evaluated, compared, and only then live."""
