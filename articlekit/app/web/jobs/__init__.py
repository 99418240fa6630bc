"""Jobs: orders that are done when there is time, and that outlive the process that took them in."""

from articlekit.app.web.jobs.crew import Crew
from articlekit.app.web.jobs.job import Job
from articlekit.app.web.jobs.ledger import Jobs

__all__ = ["Crew", "Job", "Jobs"]
