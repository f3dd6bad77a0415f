/** A short sound that is made and not loaded: two notes, the second one higher for what is louder. */
export interface Chime {
  ring(isLoud: boolean): void;
  close(): void;
}

const NOTE_S = 0.16;
const QUIET = [660, 660] as const;
const LOUD = [880, 1_175] as const;

/** Made in the handler of a press, so that the browser lets it sound. */
export function createChime(): Chime {
  const context = new AudioContext();
  function note(hertz: number, afterS: number): void {
    const start = context.currentTime + afterS;
    const gain = context.createGain();
    gain.gain.setValueAtTime(0.0001, start);
    gain.gain.exponentialRampToValueAtTime(0.22, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + NOTE_S);
    gain.connect(context.destination);
    const oscillator = context.createOscillator();
    oscillator.frequency.value = hertz;
    oscillator.connect(gain);
    oscillator.start(start);
    oscillator.stop(start + NOTE_S);
  }
  return {
    ring: (isLoud) => (isLoud ? LOUD : QUIET).forEach((hertz, at) => note(hertz, at * (NOTE_S + 0.04))),
    close: () => void context.close(),
  };
}
