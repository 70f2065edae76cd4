"""Small cells are suppressed, so that no figure tells of one person. Pure: no Django."""
