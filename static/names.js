const russian = new Intl.Collator("ru");

/** People as a Russian list has them: «ё» stands beside «е», not after «я». */
export const byName = (one, other) => russian.compare(one.name, other.name);

export const sortedByName = (people) => [...people].sort(byName);

/** A team: the head, then the others by name. */
export const headFirst = (people) =>
  [...people].sort((one, other) => isHead(other) - isHead(one) || byName(one, other));

const isHead = ({ role }) => Number(role === "unit_head");
