"""Makes the tables of word endings from dictionaries; needed only when a table is made anew."""
