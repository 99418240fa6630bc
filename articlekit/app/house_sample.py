"""The house file that `house init` writes: every key with its default, and what it means."""

__all__ = ["SAMPLE"]

SAMPLE = """\
# House file: what one outlet wants of its articles. Keys that are left out keep their defaults.
# `generate` writes by it, `check` holds articles and pages against it, `check --fix` mends by it.

name = "default"

[headings]
base_level = 2        # level of the sections in a fragment: 2 under a theme that prints the h1
headline = false      # whether a fragment prints the headline, one level above its sections
one_h1 = true         # whether a page has exactly one h1
conclusion = false    # whether the conclusion gets a heading of its own, after the required ones
# The headings under the headline, in order: * any or none, + one or more, ? exactly one, A|B either
# (a name for each of your languages, say), ### A one of that level. `generate` lays the statements of
# the note under them by its labels, by what a heading is for in any language ("Impact", "Ursache",
# "影響"), or by its words; a heading for which the note has nothing is left out and asked for.
# required = ["What happened", "*", "What is next|Outlook"]
match_case = false    # whether capitals count in them; spaces and marks never do

[limits]              # left out: the limits of the article's language
# headline = 100      # characters
# heading = 70        # characters
# standfirst = 180    # characters
# section_words = 320 # words (characters in Chinese and Japanese)

[page]
# site_name = "The Valley Herald"
# base_url = "https://news.example/articles/"  # the slug is appended for the canonical link
disclosure = true     # whether readers are told how the text was made
# disclosure_text = "Arranged from agency notes."
review = true         # whether readers are told who has approved the text (`articlekit approve`)

[metadata]            # what must not be missing: slug and standfirst are made, the others are asked for
# article = ["date", "byline"]               # also: place, slug, sources, embargo, standfirst
# page = ["author", "og:image", "canonical"] # names of meta and link elements, or json-ld

# Words that are not printed = what to write instead, or "". Other words are put in, but for quotations
# and where a number, a name, a denial or a doubt would change; without any the sentence stays.
[phrases]
# "in the wake of" = "after"
# "tragic" = ""

[severities]          # rule = "error", "warning", "info" or "off"; `articlekit rules` lists the rules
# heading-length = "error"
# page-description = "off"
"""
