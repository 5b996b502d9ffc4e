import { signal } from "@preact/signals";
import { insisted, NOTHING, type, yielded } from "./drafting.js";

/**
 * What is typed into the fields of a passport, beside what the server says: `conflicts` holds by field what a colleague
 * wrote meanwhile, `errors` what was refused, `wrong` where something stands that cannot be saved at all.
 */
export class TypedFields {
  draft = signal(NOTHING);
  conflicts = signal({});
  errors = signal([]);
  wrong = signal([]);

  /** What a field shows: what is typed, else what the server says. */
  shown(name, now) {
    const { typed } = this.draft.value;
    return name in typed ? typed[name] : now;
  }

  set(name, value, now) {
    this.draft.value = type(this.draft.value, name, value, now);
  }

  /** Somebody has gone into a field, or out of it. */
  enter(_name) {}
  leave(_name) {}

  /** What stands at a place is no number, or is one again. */
  mark(place, isWrong) {
    const others = this.wrong.peek().filter((each) => each !== place);
    this.wrong.value = isWrong ? [...others, place] : others;
  }

  yield(name) {
    this.draft.value = yielded(this.draft.value, name);
    this.settled(name);
  }

  insist(name, value = this.draft.value.typed[name]) {
    this.draft.value = insisted(this.draft.value, name, this.conflicts.value[name], value);
    this.settled(name);
  }

  settled(name) {
    const { [name]: _gone, ...rest } = this.conflicts.value;
    this.conflicts.value = rest;
  }
}
