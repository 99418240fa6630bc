"""Publishing: articles to the systems that outlets keep their posts in."""
