"""Names in quotation marks are no speech."""

from articlekit import Brief, ExtractiveDrafter, read_notes, write


def test_the_name_of_a_ship_is_no_quotation() -> None:
    text = (
        'Natureza da ocorrência: naufrágio da traineira "Senhora da Guia"\n'
        "Vítimas: 7 tripulantes; 6 salvos, 1 desaparecido\nMar: ondas de 4 m\nBuscas: retomadas na quinta\n"
    )
    (note,) = read_notes(text.encode(), language="pt")
    article = write(Brief(note=note, language="pt"), ExtractiveDrafter()).article
    kinds = {paragraph.kind for section in article.sections for paragraph in section.paragraphs}
    kinds |= {paragraph.kind for paragraph in (*article.lede, *article.conclusion)}
    assert "quote" not in kinds
