"""Did Alexa send this request? Amazon's rules for skills that are web services, checked with `cryptography`.

The header SignatureCertChainUrl names a chain of certificates at Amazon; the first one's key has signed the body
(Signature-256: RSA, PKCS #1 v1.5, SHA-256, base64). The address must be exactly of Amazon's shape, the chain must lead
to a root that this machine trusts and be valid now, and the certificate must be made out to echo-api.amazon.com.
"""

from __future__ import annotations

import base64
import binascii
import os
import posixpath
import time
import warnings
from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import certifi
import requests
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from channels.front_door import Refused

FETCH = "MARLOW_ALEXA_FETCH"
CHAINS = "MARLOW_ALEXA_CHAINS"
ROOTS = "MARLOW_ALEXA_ROOTS"
NAME = "echo-api.amazon.com"
HOST = "s3.amazonaws.com"
PATH = "/echo.api/"
MOST_BYTES = 64 * 1024
FETCH_SECONDS = 3.0
CHECKED_SECONDS = 3600.0
"""A chain that was found good is looked at again after an hour; it may have expired since."""
MOST_CHAINS = 16
FETCHES_A_MINUTE = 10

Fetch = Callable[[str], bytes]


class AlexaSignature:
    """Checks signatures. Chains come from a folder, or from Amazon where that is switched on; good ones are kept."""

    def __init__(self, roots: bytes, fetch: Fetch, *, clock: Callable[[], float] = time.time) -> None:
        """Take the trusted roots (PEM), and what returns a chain (PEM) for its address."""
        self._store = Store(read_roots(roots))
        self._fetch = fetch
        self._clock = clock
        self._keys: OrderedDict[str, tuple[float, RSAPublicKey]] = OrderedDict()
        self._fetched: list[float] = []

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> AlexaSignature:
        """Read MARLOW_ALEXA_ROOTS, MARLOW_ALEXA_CHAINS and MARLOW_ALEXA_FETCH; raises OSError for a missing file."""
        roots = Path(environment.get(ROOTS) or certifi.where()).read_bytes()
        folder = environment.get(CHAINS)
        if folder:
            return cls(roots, lambda url: read_chain(Path(folder), url))
        if (environment.get(FETCH) or "").lower() in ("1", "on", "yes", "true"):
            return cls(roots, fetch_chain)
        return cls(roots, no_chain)

    def check(self, headers: Mapping[str, str], body: bytes) -> None:
        """Raise Refused: 401 where a header is missing, 403 where address, chain or signature is not Alexa's."""
        url, signature = headers.get("signaturecertchainurl"), headers.get("signature-256")
        if not url or not signature:
            raise Refused(401, "The request is not signed: SignatureCertChainUrl and Signature-256 must be there.")
        url = normal_address(url)
        try:
            signed = base64.b64decode(signature, validate=True)
        except (binascii.Error, ValueError):
            raise Refused(403, "Signature-256 is not base64.") from None
        try:
            self._key(url).verify(signed, body, PKCS1v15(), hashes.SHA256())
        except InvalidSignature:
            raise Refused(403, "The signature does not belong to this request.") from None

    def _key(self, url: str) -> RSAPublicKey:
        now = self._clock()
        at, key = self._keys.get(url, (0.0, None))
        if key is not None and now - at <= CHECKED_SECONDS:
            return key
        self._fetched = [moment for moment in self._fetched if now - moment < 60]
        if len(self._fetched) >= FETCHES_A_MINUTE:
            raise Refused(403, "Too many new certificates in a minute.")
        self._fetched.append(now)
        key = self._checked(self._fetch(url), now)
        self._keys[url] = (now, key)
        while len(self._keys) > MOST_CHAINS:
            self._keys.popitem(last=False)
        return key

    def _checked(self, chain: bytes, now: float) -> RSAPublicKey:
        """Return the key of the first certificate of a chain."""
        try:
            leaf, *others = x509.load_pem_x509_certificates(chain)
            verifier = PolicyBuilder().store(self._store).time(datetime.fromtimestamp(now, UTC))
            verifier.build_server_verifier(x509.DNSName(NAME)).verify(leaf, others)
        except (ValueError, VerificationError):
            raise Refused(
                403, f"The certificate is not one for {NAME} that a trusted root vouches for, or not valid now."
            ) from None
        key = leaf.public_key()
        if not isinstance(key, RSAPublicKey):
            raise Refused(403, "The certificate's key is not an RSA key.")
        return key


def read_roots(bundle: bytes) -> list[x509.Certificate]:
    """Return the certificates of a PEM file; one old root with an odd number (certifi's has one) warns of nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        return x509.load_pem_x509_certificates(bundle)


def normal_address(url: str) -> str:
    """Return the chain's address without detours; raises Refused (403) where it is not one of Amazon's."""
    try:
        parts = urlsplit(url)
        path = posixpath.normpath(parts.path)
        good = (
            parts.scheme.lower() == "https"
            and (parts.hostname or "") == HOST
            and parts.port in (None, 443)
            and parts.username is None
            and path.startswith(PATH)
            and not parts.query
            and not set(url) & set("\\%\r\n\t ")
        )
    except ValueError:
        good = False
    if not good:
        raise Refused(403, f"SignatureCertChainUrl must be https://{HOST}{PATH}...")
    return f"https://{HOST}{path}"


def no_chain(_: str) -> bytes:
    """Raise Refused: this machine stays offline."""
    raise Refused(
        403,
        f"Alexa's certificates are not here: set {FETCH}=on to fetch them from Amazon, or put them into a folder and"
        f" name it in {CHAINS}.",
    )


def fetch_chain(url: str) -> bytes:
    """Fetch a chain from Amazon; raises Refused (403) where that fails. `url` has been checked."""
    try:
        with requests.get(url, timeout=FETCH_SECONDS, allow_redirects=False, stream=True) as reply:
            if reply.status_code == 200:
                return reply.raw.read(MOST_BYTES, decode_content=True) or b""
    except requests.RequestException:
        pass
    raise Refused(403, "Alexa's certificates could not be fetched from Amazon.")


def read_chain(folder: Path, url: str) -> bytes:
    """Read a chain from the folder; its file has the last part of the address as its name. Raises Refused (403)."""
    name = posixpath.basename(urlsplit(url).path)
    try:
        return (folder / name).read_bytes()
    except (OSError, ValueError):
        raise Refused(403, f"The folder of {CHAINS} does not hold the certificates of that address.") from None
