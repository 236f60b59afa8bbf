"""What the site and its tools are made of: bill of materials, licences, known weaknesses."""
