import { KEPT } from "../web/kept_names.js";

/** Who signs in may be somebody else than who looked at walls in this browser before: nothing of theirs stays. */
globalThis.caches?.delete(KEPT);
