"""Coding: sentences and a codebook in, events out."""
