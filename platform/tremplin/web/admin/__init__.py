"""The admin's pages: the adults, the audit trail, the clock. Importing this adds the routes."""

from tremplin.web.admin import clock, staff, trail
from tremplin.web.base.adult_pages import bp

__all__ = ["bp", "clock", "staff", "trail"]
