"""Who wrote an article, in a sentence for its editor. What it cost is nobody's business but the payer's."""

from articlekit.model.article import Article

__all__ = ["authorship"]


def authorship(article: Article) -> str | None:
    """How many sentences a model wrote and what became of the others, in English as findings are.

    `None` where no model was asked, or nobody has kept a record.
    """
    record = article.provenance
    if record is None or record.model is None:
        return None
    count = record.sentences
    server = f" at {record.server}" if record.server else ""
    told = [
        f"{count.model} by the model",
        f"{count.note} in the wording of the notes",
        f"{count.replaced} replaced",
        f"{count.cut} cut",
        f"{count.left_out} statements left out",
    ]
    return f"Model: {record.model}{server}. Headings and sentences: {', '.join(told)}."
