"""Whether a run is fair: who got what she chose, where seats stay empty, what more would bring.

``figures`` counts and hides (pure), ``people`` and ``seats`` read a run, ``outlook`` asks the
allocation again with one round or one host more, ``comparing`` lays runs side by side.
"""
