import type { SoundName, SoundPort } from "../app/ports";
import { type AudioClock, createAudioClock } from "./audio-clock";

/** Notes of each chime in Hz, played one after the other. Synthesised, so there is nothing to download. */
const CHIMES: Readonly<Record<SoundName, readonly number[]>> = {
  start: [392, 523.25],
  right: [659.25, 880],
  wrong: [246.94, 220],
  passed: [523.25, 659.25, 783.99, 1046.5],
};

const NOTE_SECONDS = 0.11;
const LOUDNESS = 0.08;

/**
 * Soft chimes, played only outside presentations, so a sound never gives a picture away.
 * @param isOn checked at every chime
 */
export function createChimes(isOn: () => boolean): SoundPort {
  let speaker: { readonly context: AudioContext; readonly clock: AudioClock } | null = null;
  const open = () => {
    const context = new AudioContext();
    return { context, clock: createAudioClock(context) };
  };
  return {
    play: (name, at) => {
      if (!isOn() || typeof AudioContext === "undefined") return null;
      speaker ??= open();
      const { context, clock } = speaker;
      // Browsers allow sound only after the first key or touch; until then the chime is simply silent.
      void context.resume();
      const begin = clock.toAudio(at ?? 0);
      CHIMES[name].forEach((pitch, i) => {
        strike(context, pitch, begin + i * NOTE_SECONDS);
      });
      return clock.toPage(begin);
    },
  };
}

function strike(context: AudioContext, pitch: number, at: number): void {
  const voice = context.createOscillator();
  const envelope = context.createGain();
  voice.type = "sine";
  voice.frequency.value = pitch;
  envelope.gain.setValueAtTime(0, at);
  envelope.gain.linearRampToValueAtTime(LOUDNESS, at + 0.012);
  envelope.gain.exponentialRampToValueAtTime(0.0001, at + NOTE_SECONDS * 3);
  voice.connect(envelope).connect(context.destination);
  voice.start(at);
  voice.stop(at + NOTE_SECONDS * 3);
}
