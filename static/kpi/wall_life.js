import { trustIn } from "../wall/trust.js";
import { connection, now, timeZone, today } from "./wall_store.js";

/** What the parts that every wall has are told of this one. */
export const life = { connection, now, timeZone, today };
export const freshness = trustIn(life);
