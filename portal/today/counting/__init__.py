"""The headline numbers of programmes, computed from rows: nobody types them.

One file is one rule of counting; each answers in a fixed number of queries.
"""
