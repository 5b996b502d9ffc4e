"""Turns whatever stopped the set-up into one clear line."""

import errno
import re

from board.bootstrap.language import choose


class Failure(Exception):
    """One line for the person at the terminal."""

    def __init__(self, russian: str, english: str) -> None:
        super().__init__(choose(russian, english))


class NoNetwork(Failure):
    """Nothing could be fetched; what was there before is untouched."""


class ToolFailed(Failure):
    """A tool stopped for a reason of its own; `details` is the end of what it wrote, where a line says too little."""

    def __init__(self, tool: str, lines: list[str]) -> None:
        telling = _telling(lines)
        super().__init__(f"«{tool}» не справился: {telling}", f'"{tool}" failed: {telling}')
        self.details = "\n".join(lines[-15:]) if len(lines) > 1 else ""


def of_os_error(error: OSError) -> Failure:
    """The line for an error of the operating system."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return disk_full()
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return read_only(str(error.filename or "."))
    return Failure(f"не получилось: {error}", f"that did not work: {error}")


def of_output(tool: str, output: str) -> Failure:
    """The line for a tool that failed, told by what it wrote."""
    for pattern, failure in _SIGNS:
        if pattern.search(output):
            return failure()
    return ToolFailed(tool, [line.strip() for line in output.splitlines() if line.strip()])


def disk_full() -> Failure:
    """No room was left."""
    return Failure(
        "на диске не осталось места; освободите около 1 ГБ и повторите",
        "the disk is full; free about 1 GB and try again",
    )


def read_only(place: str = "") -> Failure:
    """The set-up may not write where it must."""
    where = f" {place}" if place else ""
    return Failure(
        f"нет права записи в папку{where}; запустите из своей папки или под её владельцем",
        f"the folder{where} is not writable; run from a folder of your own or as its owner",
    )


def no_network() -> NoNetwork:
    """No registry answered."""
    return NoNetwork(
        "нет связи с хранилищем пакетов; проверьте сеть (прокси: HTTPS_PROXY) и повторите",
        "the package registry cannot be reached; check the network (proxy: HTTPS_PROXY) and try again",
    )


def not_trusted() -> NoNetwork:
    """A registry answered with a certificate that nobody here vouches for."""
    return NoNetwork(
        "сеть подменяет сертификаты; укажите файл доверенных в PIP_CERT и NODE_EXTRA_CA_CERTS и повторите",
        "the network replaces certificates; name the trusted ones in PIP_CERT and NODE_EXTRA_CA_CERTS and try again",
    )


def _telling(lines: list[str]) -> str:
    """The line that says most: the last exception, else the first that speaks of an error, else the last."""
    raised = [line for line in lines if re.match(r"(\w*Error|ERROR): ", line)]
    spoken = [line for line in lines if re.search(r"\berror\b", line, re.IGNORECASE)]
    return (raised[-1:] or spoken[:1] or lines[-1:] or ["?"])[0]


def _signs(*phrases: str) -> re.Pattern[str]:
    return re.compile("|".join(phrases), re.IGNORECASE)


_SIGNS = (
    (_signs("Errno 28", "Errno 122", "ENOSPC", "EDQUOT", "no space left on device", "quota exceeded"), disk_full),
    (_signs("Errno 30", "Errno 13", "EROFS", "EACCES", "read-only file system"), read_only),
    (_signs("CERTIFICATE_VERIFY_FAILED", "SELF_SIGNED_CERT", "UNABLE_TO_(GET|VERIFY)", "CERT_UNTRUSTED"), not_trusted),
    (
        _signs(
            "Failed to establish a new connection",
            "NewConnectionError",
            "ConnectTimeoutError",
            "Read timed out",
            "name resolution",
            "Temporary failure",
            "Could not resolve '",
            "Network is unreachable",
            "Cannot connect to proxy",
            "Connection (refused|reset|aborted|broken)",
            r"from versions: none",
            "ENOTFOUND|ECONNREFUSED|ECONNRESET|EAI_AGAIN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH",
        ),
        no_network,
    ),
)
