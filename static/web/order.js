/** The list with the item at `index` moved by `step` places, or null where there is no such place. */
export function moved(list, index, step) {
  const target = index + step;
  if (target < 0 || target >= list.length) return null;
  const next = [...list];
  next.splice(target, 0, ...next.splice(index, 1));
  return next;
}

/** Gives the focus back to a button that was moved with its row: the browser drops it. */
export function keepFocus(id) {
  requestAnimationFrame(() => {
    const button = document.getElementById(id);
    if (button?.disabled) button.parentElement.querySelector("button:enabled")?.focus();
    else button?.focus();
  });
}
