"""Jobs: orders that are done when there is time, and that outlive the process that took them in."""

from articlekit.app.web.jobs.job import Job
from articlekit.app.web.jobs.job_store import Jobs
from articlekit.app.web.jobs.workers import Crew

__all__ = ["Crew", "Job", "Jobs"]
