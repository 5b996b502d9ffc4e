const FIRST_COPY = 2;

/** The name, or with the first number after it that no other bears. Case and spaces around make no difference. Pure. */
export function freeName(name, others) {
  const taken = new Set(others.map(plain));
  if (!taken.has(plain(name))) return name;
  let number = FIRST_COPY;
  while (taken.has(plain(`${name} – ${number}`))) number += 1;
  return `${name} – ${number}`;
}

const plain = (name) => name.trim().toLocaleLowerCase("ru");
