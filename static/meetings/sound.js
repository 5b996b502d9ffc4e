import { effect } from "@preact/signals";
import { drives } from "./leading.js";
import { meeting, now } from "./meeting_store.js";
import { timeOf } from "./timer.js";

/**
 * At the end of half an hour the page of who leads sounds. A browser lets a page sound that was touched: the first touch
 * makes ready for it; one that forbids it shows the sign all the same.
 */
export function watchEnd() {
  const touch = () => {
    context ??= globalThis.AudioContext ? new AudioContext() : null;
    context?.resume();
  };
  for (const name of ["pointerdown", "keydown"]) document.addEventListener(name, touch, { passive: true });
  let wasOn = false;
  effect(() => {
    const state = meeting.value;
    const tone = state?.state === "in_progress" ? timeOf(state, now.value)?.tone : null;
    // A page that is opened later has missed it.
    if (tone === "over" && wasOn && drives.value) ring();
    wasOn = tone !== null && tone !== undefined && tone !== "over";
  });
}

const BEEPS = [0, 0.35, 0.7];
let context = null;

function ring() {
  if (!context) return;
  for (const at of BEEPS) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.2, context.currentTime + at);
    volume.gain.exponentialRampToValueAtTime(0.001, context.currentTime + at + 0.25);
    tone.connect(volume).connect(context.destination);
    tone.start(context.currentTime + at);
    tone.stop(context.currentTime + at + 0.25);
  }
}
