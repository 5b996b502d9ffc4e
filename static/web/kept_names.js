/** Under which names a wall is kept in the browser; the page writes them, the worker reads them. Pure. */

/** What belongs to a person: the pages on which somebody signs in delete it whole. */
export const KEPT = "board-walls";

const FILES = "board-wall-files ";

/** The built files of one build, which belong to nobody. */
export const filesOf = (build) => FILES + build;
export const isFiles = (name) => name.startsWith(FILES);

/** The entries of one wall by its address: its page, its last picture, and when that was last known to be true. */
export const entriesOf = (pathname) => ({ page: pathname, picture: `${pathname}/picture`, seen: `${pathname}/seen` });

/** The address under which a page is kept: that of a screen and that of a person are two. */
export const keptAddress = ({ pathname, search }) =>
  /[?&]screen=1(&|$)/.test(search) ? `${pathname}?screen=1` : pathname;

/** What a kept page says about itself. */
export const BUILD = "X-Board-Build";
export const PERSON = "X-Board-Person";

/** Marks a page that was not sent by the server but kept. */
export const isKept = (root) => "kept" in root.dataset;
export const asKept = (html) => html.replace("<html", "<html data-kept");
