"""WordPress: an article as a post, by way of its REST API."""

from articlekit.app.publish.wordpress.connection import Connection, Login
from articlekit.app.publish.wordpress.post import STATUSES, Order
from articlekit.app.publish.wordpress.publish import Published, publish
from articlekit.app.publish.wordpress.site import Site, open_site

__all__ = ["STATUSES", "Connection", "Login", "Order", "Published", "Site", "open_site", "publish"]
