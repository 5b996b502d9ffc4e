/**
 * The new value, made of the old one's parts wherever they are alike, so that what is drawn from an unchanged part is
 * not drawn anew. Plain objects and arrays only.
 */
export function share(before, after) {
  if (Object.is(before, after)) return before;
  if (!isPlain(before) || !isPlain(after) || Array.isArray(before) !== Array.isArray(after)) return after;
  const names = Object.keys(after);
  const made = Array.isArray(after) ? [] : {};
  let isSame = names.length === Object.keys(before).length;
  for (const name of names) {
    made[name] = share(before[name], after[name]);
    if (!Object.is(made[name], before[name]) || !(name in before)) isSame = false;
  }
  return isSame ? before : made;
}

const isPlain = (value) => typeof value === "object" && value !== null;
