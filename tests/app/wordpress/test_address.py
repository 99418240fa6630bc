import pytest

from articlekit.app.wordpress.site import checked_address, checked_redirect
from articlekit.errors import UsageError


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://news.example", "https://news.example/"),
        ("https://news.example/blog/wp-admin/", "https://news.example/blog/"),
        ("https://news.example:8443/wp-json?x#y", "https://news.example:8443/"),
        ("http://localhost:8080", "http://localhost:8080/"),
        ("http://[::1]:8080/", "http://[::1]:8080/"),
    ],
)
def test_the_address_of_a_site_ends_with_a_slash(url: str, address: str) -> None:
    assert checked_address(url) == address


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("news.example", "is no address of a site"),
        ("ftp://news.example", "is no address of a site"),
        ("https://", "is no address of a site"),
        ("https://news.example:port/", "is no address of a site"),
        ("https://news.example/\nx", "is no address of a site"),
        ("https://[1/", "is no address of a site"),
        ("https://ann:secret@news.example/", "no user or password in the address"),
        ("http://news.example", "in the clear"),
        ("http://127.0.0.1.news.example", "in the clear"),
    ],
)
def test_an_address_that_no_password_may_go_to_is_refused(url: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as caught:
        checked_address(url)
    assert "secret" not in str(caught.value)


def test_a_password_goes_in_the_clear_where_that_is_asked() -> None:
    assert checked_address("http://wordpress.lan", plain=True) == "http://wordpress.lan/"


@pytest.mark.parametrize(
    "new", ["https://www.news.example/wp-json/", "https://news.example/", "https://NEWS.example:444/"]
)
def test_a_redirect_within_a_site_is_followed(new: str) -> None:
    assert checked_redirect("https://news.example/", new) == new


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("http://news.example/", "from https to http"),
        ("https://other.example/", "redirects to other.example"),
        ("https://news.example.other.example/", "redirects to"),
        ("https:///x", "redirects to no address"),
        ("javascript:alert(1)", "redirects to no address"),
    ],
)
def test_a_redirect_to_elsewhere_is_refused(new: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        checked_redirect("https://news.example/", new)
