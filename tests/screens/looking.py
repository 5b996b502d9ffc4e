"""How a test looks at a wall: what covers what, what sticks out, how small the smallest letters are."""


def looking(body: str, *, hair: float = 1, shown: str = "box(it).width > 0") -> str:
    """A script for `page.evaluate`: `body` marks faults with `apart` and `within`, and returns an object with them.

    `hair` in CSS pixels is forgiven; `shown` tells which elements `all` takes. `letters()` are all sizes in pixels with
    the names of their elements, the smallest first.
    """
    return _TOOLS.replace("HAIR", str(hair)).replace("SHOWN", shown).replace("BODY", body)


_TOOLS = """() => {
  const box = (it) => it.getBoundingClientRect();
  const name = (it) => `${it.tagName}.${it.className} “${it.textContent.slice(0, 40)}”`;
  const isIn = (a, b) =>
    a.left >= b.left - HAIR && a.right <= b.right + HAIR && a.top >= b.top - HAIR && a.bottom <= b.bottom + HAIR;
  const meet = (a, b) =>
    a.left < b.right - HAIR && b.left < a.right - HAIR && a.top < b.bottom - HAIR && b.top < a.bottom - HAIR;
  const all = (selector, root = document) => [...root.querySelectorAll(selector)].filter((it) => SHOWN);
  const overlaps = [], outside = [];
  const apart = (things) => things.forEach((one, at) => things.slice(at + 1).forEach((other) => {
    if (meet(box(one), box(other))) overlaps.push(`${name(one)} / ${name(other)}`);
  }));
  const within = (things, outer) => things.forEach((it) => {
    if (!isIn(box(it), box(outer))) outside.push(`${name(it)} of ${name(outer)}`);
  });
  const letters = () => {
    const sizes = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const { parentElement: parent, data } = walk.currentNode;
      if (!data.trim() || ["SCRIPT", "NOSCRIPT", "STYLE"].includes(parent.tagName)) continue;
      sizes.push([parseFloat(getComputedStyle(parent).fontSize), name(parent)]);
    }
    return sizes.sort((a, b) => a[0] - b[0]);
  };
  const page = [document.documentElement.scrollWidth, document.documentElement.scrollHeight];
  BODY
}"""
