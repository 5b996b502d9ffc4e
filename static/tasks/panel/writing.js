/** What is written inside a task after one's own command, shown before the server has told it. Pure. */

/** A body is what `GET /tasks/{id}` answers; only its lists are touched, and the one given stays as it was. */

export const addTo = (name, part) => (body) => ({ ...body, [name]: [...without(body[name], part.id), part] });

export const putBackInto = (name, part, index) => (body) => {
  const rest = without(body[name], part.id);
  return { ...body, [name]: [...rest.slice(0, index), part, ...rest.slice(index)] };
};

export const takeFrom = (name, id) => (body) => ({ ...body, [name]: without(body[name], id) });

export const setIn = (name, id, fields) => (body) => ({
  ...body,
  [name]: body[name].map((each) => (each.id === id ? { ...each, ...fields } : each)),
});

/** Puts a part before another one, or at the end. */
export const placeIn = (name, id, beforeId) => (body) => {
  const part = body[name].find((each) => each.id === id);
  if (!part) return body;
  const rest = without(body[name], id);
  const index = rest.findIndex((each) => each.id === beforeId);
  return putBackInto(name, part, index < 0 ? rest.length : index)(body);
};

/** How many of a checklist's steps are done. */
export const progress = (items) => ({ done: items.filter((each) => each.done_at).length, total: items.length });

/** "АК" of "Анна Ковалёва". */
export const initialsOf = (name) =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join("");

const without = (list, id) => list.filter((each) => each.id !== id);
