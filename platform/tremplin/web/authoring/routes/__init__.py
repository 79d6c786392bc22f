"""Routes of the authors' pages; importing this puts them on the blueprint."""

from tremplin.web.authoring.routes import curricula, exercises, packs, preview, regrade
from tremplin.web.base.adult_pages import bp

__all__ = ["bp", "curricula", "exercises", "packs", "preview", "regrade"]
