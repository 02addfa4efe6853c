"""Files into grids: one module a family of formats, each by the library that does it best.

None of them knows what a cell means; none runs a macro, follows a link or writes outside a
temporary folder; what a file may take is in `bounds`.
"""
