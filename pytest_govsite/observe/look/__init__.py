"""Closer looks at a rendered page: one kind of observation a file. Facts only; checks judge them."""
