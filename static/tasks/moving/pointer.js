import { leaveFrom } from "./flight.js";
import { realId } from "../identity.js";
import { aim, cancelLift, drop, lift, lifted } from "../lift.js";
import { page } from "../../web/page.js";
import { cardElement, stand } from "../selection.js";

const MOUSE_SLACK = 5;
const TOUCH_SLACK = 10;
const TOUCH_HOLD_MS = 350;
const EDGE = 56;
const FASTEST = 18;

/**
 * Dragging cards with mouse, pen or finger over the board element `root`. The cards stay where they are in the
 * document: only a copy follows the pointer, so whatever events draw meanwhile cannot disturb the drag, nor it them.
 */
export function dragCards(root) {
  let press = null;
  let copy = null;
  let frame = null;

  const begin = () => {
    lift(realId(press.id), "pointer");
    copy = makeCopy(cardElement(realId(press.id)), press);
    root.setPointerCapture(press.pointer);
    root.classList.add("has-card-in-hand");
    follow();
  };
  const end = (finish) => {
    clearTimeout(press?.timer);
    cancelAnimationFrame(frame);
    if (copy) {
      leaveFrom(realId(press.id), copy.getBoundingClientRect());
      copy.remove();
      root.classList.remove("has-card-in-hand");
      finish();
    }
    press = copy = null;
  };
  const follow = () => {
    copy.style.transform = `translate(${press.x - press.grip.x}px, ${press.y - press.grip.y}px)`;
    scrollAtEdges(root, press);
    const target = targetAt(root, press);
    if (target) aim(target);
    frame = requestAnimationFrame(follow);
  };

  root.addEventListener("pointerdown", (event) => {
    const card = event.target.closest?.(".card[data-task-id]");
    if (!card || event.button !== 0 || !event.isPrimary || lifted.peek()) return;
    const box = card.getBoundingClientRect();
    const grip = { x: event.clientX - box.x, y: event.clientY - box.y };
    press = { id: card.dataset.taskId, pointer: event.pointerId, touch: event.pointerType === "touch", grip };
    Object.assign(press, { x: event.clientX, y: event.clientY, startX: event.clientX, startY: event.clientY });
    if (press.touch && page.may_write) press.timer = setTimeout(begin, TOUCH_HOLD_MS);
  });
  root.addEventListener("pointermove", (event) => {
    if (press?.pointer !== event.pointerId) return;
    Object.assign(press, { x: event.clientX, y: event.clientY });
    const way = Math.hypot(press.x - press.startX, press.y - press.startY);
    if (copy) return;
    if (press.touch && way > TOUCH_SLACK) end();
    else if (!press.touch && way > MOUSE_SLACK && page.may_write) begin();
  });
  root.addEventListener("pointerup", (event) => {
    if (press?.pointer !== event.pointerId) return;
    if (copy) quietClick(realId(press.id));
    end(drop);
  });
  root.addEventListener("pointercancel", () => end(cancelLift));
  root.addEventListener("touchmove", (event) => copy && event.preventDefault(), { passive: false });
  root.addEventListener("contextmenu", (event) => press?.touch && event.preventDefault());
  root.addEventListener("dragstart", (event) => event.preventDefault());
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !copy) return;
      event.stopPropagation();
      end(cancelLift);
    },
    true,
  );
}

/** The release of a dragged card is not a click on whatever lies there. */
function quietClick(id) {
  const swallow = (event) => event.stopPropagation();
  document.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => document.removeEventListener("click", swallow, true), 0);
  stand(id);
}

function makeCopy(card, press) {
  const box = card.getBoundingClientRect();
  const copy = card.cloneNode(true);
  press.grip.y = Math.min(press.grip.y, box.height);
  copy.removeAttribute("data-task-id");
  copy.removeAttribute("tabindex");
  copy.setAttribute("aria-hidden", "true");
  copy.classList.add("card-in-hand");
  copy.style.width = `${box.width}px`;
  document.body.append(copy);
  return copy;
}

/** The place under the pointer, or null where there is none. A column reaches from the top to the bottom of the page. */
function targetAt(root, { id, x, y }) {
  const isAcross = (each) => {
    const box = each.getBoundingClientRect();
    const isHere = x >= box.left && x <= box.right;
    return each.dataset.lane === undefined ? isHere : isHere && y >= box.top && y <= box.bottom;
  };
  const under = isAcross(root) && [...root.querySelectorAll("[data-cell]")].find(isAcross);
  if (!under) return null;
  const cards = [...under.querySelectorAll(".card[data-task-id]")].filter((card) => card.dataset.taskId !== realId(id));
  const next = cards[firstBelow(cards, y)];
  const { columnId, lane = null } = under.dataset;
  return { column_id: columnId, lane, before_id: next?.dataset.taskId ?? null };
}

/** Index of the first card whose middle lies below the pointer; a long column has too many to measure them all. */
function firstBelow(cards, y) {
  let [low, high] = [0, cards.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = cards[middle].getBoundingClientRect();
    if (box.top + box.height / 2 > y) high = middle;
    else low = middle + 1;
  }
  return low;
}

function scrollAtEdges(root, { x, y }) {
  scrollNear(root, x, "left", "right", "scrollLeft");
  if (root.classList.contains("is-by-people")) return scrollNear(root, y, "top", "bottom", "scrollTop");
  const list = document
    .elementFromPoint(x, Math.min(Math.max(y, 1), innerHeight - 1))
    ?.closest(".column")
    ?.querySelector(".cards");
  return list && scrollNear(list, y, "top", "bottom", "scrollTop");
}

function scrollNear(element, at, start, end, property) {
  const box = element.getBoundingClientRect();
  const [before, after] = [at - box[start], box[end] - at];
  if (before < EDGE) element[property] -= speed(before);
  else if (after < EDGE) element[property] += speed(after);
}

const speed = (distance) => Math.ceil(FASTEST * (1 - Math.max(0, distance) / EDGE));
