"""Mail addresses: which may be written to, why others may not, which slip was made."""

import pytest

from csxl_desktop.domain.mail_addresses import NotAnAddressError, check_mail_address, fault, near_domain


@pytest.mark.parametrize(
    "address",
    ["info@lt.example", "anna.o'neil+csxl@sub.domaine-du-parc.brussels", "x_1@école.be", "A@B.CD"],
)
def test_an_address_that_mail_reaches_has_no_fault(address: str) -> None:
    assert fault(address) == ""


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("info.lt.example", "the @ is missing"),
        ("info@@lt.example", "it has more than one @"),
        ("info; x@lt.example", "what stands before the @ cannot be"),
        ("é@lt.example", "what stands before the @ cannot be"),
        (".info@lt.example", "what stands before the @ cannot be"),
        ("info@lt", "what stands after the @ is no domain"),
        ("info@-lt.example", "what stands after the @ is no domain"),
        ("info@lt.example\nBcc: y@z.be", "it has more than one @"),
        ("info@lt.example\nSubject: x", "what stands after the @ is no domain"),
        ("x" * 65 + "@lt.example", "it is too long"),
        ("x@" + "lt." * 90 + "example", "it is too long"),
    ],
)
def test_an_address_that_cannot_be_says_why(address: str, reason: str) -> None:
    assert fault(address) == reason


@pytest.mark.parametrize(
    "value", ["a@b.be", "jean.d'arc+x@sub.maison-médicale.be", "x_y@1030.brussels", "info@exemple.xn--p1ai"]
)
def test_addresses_pass(value: str) -> None:
    check_mail_address(value)


@pytest.mark.parametrize(
    "value", ["", "a", "a@b", "a b@c.be", "a@b c.be", "a@-b.be", "a@b.be.", "<a@b.be>", "a,b@c.be", "andré@c.be"]
)
def test_no_addresses_do_not(value: str) -> None:
    with pytest.raises(NotAnAddressError):
        check_mail_address(value)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("a@gmial.com", "gmail.com"),
        ("a@gmail.con", "gmail.com"),
        ("a@hotmial.com", "hotmail.com"),
        ("A@Skynet.be", ""),
        ("a@skynt.be", "skynet.be"),
        ("a@maison.be", ""),
        ("gmial.com", ""),
        ("a@x.be", ""),
    ],
)
def test_a_slip_in_a_known_domain_is_seen(value: str, meant: str) -> None:
    assert near_domain(value) == meant
