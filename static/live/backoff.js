const LONGEST_MS = 30_000;

/** Full jitter between one second and a ceiling that doubles up to `longest`, so that a crowd does not return at once. */
export function retryDelay(attempt, random = Math.random, longest = LONGEST_MS) {
  const ceiling = Math.min(longest, 1_000 * 2 ** Math.min(attempt + 1, 10));
  return Math.round(1_000 + random() * (ceiling - 1_000));
}
