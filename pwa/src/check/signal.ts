/** A verdict for whoever does not look at the screen: felt and heard, each kind in its own way. */
import type { Verdict } from "./verdict";

type Sound = readonly (readonly [hertz: number, at: number, seconds: number])[];

/** One high tone is good; two low ones, long, are not; two short middle ones ask for a look. */
const GOOD: Sound = [[1320, 0, 0.12]];
const BAD: Sound = [
  [220, 0, 0.25],
  [180, 0.32, 0.45],
];
const LOOK: Sound = [
  [660, 0, 0.1],
  [660, 0.18, 0.1],
];

let audio: AudioContext | null = null;

/** To be called while a person touches the screen: later a browser refuses to make any sound. */
export function wakeSound(): void {
  audio ??= "AudioContext" in window ? new AudioContext() : null;
  void audio?.resume();
}

export function signal(kind: Verdict["kind"]): void {
  const [sound, pulses] = ((): [Sound, number[]] => {
    switch (kind) {
      case "valid":
        return [GOOD, [80]];
      case "unknown":
      case "provisional":
      case "unchecked":
      case "unsealed":
      case "no_code":
        return [LOOK, [80, 80, 80]];
      case "ended":
      case "replaced":
      case "expired":
      case "lapsed":
      case "false":
      case "withdrawn":
      case "root_changed":
      case "elsewhere":
        return [BAD, [300, 120, 500]];
    }
  })();
  if ("vibrate" in navigator) navigator.vibrate(pulses);
  if (audio?.state === "running") for (const tone of sound) play(audio, ...tone);
}

function play(at: AudioContext, hertz: number, after: number, seconds: number): void {
  const [tone, loud] = [at.createOscillator(), at.createGain()];
  const start = at.currentTime + after;
  tone.frequency.value = hertz;
  // Without a slope at both ends a tone clicks.
  loud.gain.setValueAtTime(0, start);
  loud.gain.linearRampToValueAtTime(0.3, start + 0.01);
  loud.gain.setValueAtTime(0.3, start + seconds - 0.02);
  loud.gain.linearRampToValueAtTime(0, start + seconds);
  tone.connect(loud).connect(at.destination);
  tone.start(start);
  tone.stop(start + seconds);
}
