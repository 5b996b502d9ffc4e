/** What one has done oneself, as the list tells it. Pure. */

const OF_THE_BOARD = /^(task|board|column|comment|checklist_item)\./;

/**
 * Of the server's commands those that changed the board of this room, each with the events that did. Somebody's week
 * that became fuller is no change of the board: it follows from a task or an absence, maybe on another one.
 */
export const ofBoard = (commands, room) =>
  commands
    .map((each) => ({
      ...each,
      events: each.events.filter((event) => event.room === room && OF_THE_BOARD.test(event.kind)),
    }))
    .filter((each) => each.events.length > 0);

/** Names of columns by id, as far as the events know them: one that was taken away stands on the board no more. */
export const columnNames = (commands) =>
  new Map(
    commands
      .flatMap((each) => each.events)
      .flatMap(({ body }) => [body.column, ...(body.columns ?? [])])
      .filter(Boolean)
      .map(({ id, name }) => [id, name]),
  );
