"""WordPress: an article as a post, by way of its REST API."""

from articlekit.app.wordpress.connection import Connection, Login
from articlekit.app.wordpress.publish import STATUSES, Order, Published, publish
from articlekit.app.wordpress.site import Site, open_site

__all__ = ["STATUSES", "Connection", "Login", "Order", "Published", "Site", "open_site", "publish"]
