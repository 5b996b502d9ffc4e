import { effect } from "@preact/signals";
import { meeting, now } from "./meeting_store.js";
import { timeOf } from "./timer.js";

/** At the end of half an hour the phone of who leads sounds; a browser that forbids it shows the sign all the same. */
export function watchEnd() {
  let rung = false;
  effect(() => {
    const state = meeting.value;
    const time = state && timeOf(state, now.value);
    const isOver = state?.state === "in_progress" && time?.tone === "over";
    if (isOver && !rung) ring();
    rung = isOver;
  });
}

const BEEPS = [0, 0.35, 0.7];

function ring() {
  if (!globalThis.AudioContext) return;
  const context = new AudioContext();
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
