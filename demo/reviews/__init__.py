"""The demo's two reviews: one lived from its beginning to its roadmap, one in it."""
