import type { Tone } from './ringing.ts';

/** `blocked`: the page may not sound before someone has clicked in it. */
export type SoundState = 'ready' | 'noContext' | 'noDevice' | 'blocked';

interface Beep {
  /** Hertz. */
  pitch: number;
  /** Seconds. */
  from: number;
  length: number;
}

/** Told apart without looking: critical three quick high pairs, high one slow falling pair. */
const TONES: Record<Tone, readonly Beep[]> = {
  critical: [0, 0.45, 0.9].flatMap((from) => [
    { pitch: 988, from, length: 0.16 },
    { pitch: 1319, from: from + 0.18, length: 0.16 },
  ]),
  high: [
    { pitch: 784, from: 0, length: 0.3 },
    { pitch: 587, from: 0.34, length: 0.4 },
  ],
};
const LOUDNESS = 0.35;
const RAMP_S = 0.015;

/** The sounding half of the annunciator, and the truth about whether it can be heard. */
export class Sound {
  #context: AudioContext | null = null;
  #state: SoundState = 'ready';
  readonly #listeners = new Set<() => void>();

  /** Opens the sound output and watches devices come and go; returns how to let go of it. */
  open(): () => void {
    try {
      this.#context = new AudioContext();
    } catch {
      this.#context = null;
    }
    const check = () => void this.#check();
    const resume = () => void this.#context?.resume().then(check, check);
    navigator.mediaDevices?.addEventListener('devicechange', check);
    this.#context?.addEventListener('statechange', check);
    window.addEventListener('pointerdown', resume);
    window.addEventListener('keydown', resume);
    resume();
    check();
    return () => {
      navigator.mediaDevices?.removeEventListener('devicechange', check);
      this.#context?.removeEventListener('statechange', check);
      window.removeEventListener('pointerdown', resume);
      window.removeEventListener('keydown', resume);
      void this.#context?.close();
      this.#context = null;
    };
  }

  get state(): SoundState {
    return this.#state;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  play(tone: Tone): void {
    const context = this.#context;
    if (context?.state !== 'running') return;
    for (const { pitch, from, length } of TONES[tone]) {
      const start = context.currentTime + from;
      const gain = context.createGain();
      const oscillator = context.createOscillator();
      oscillator.type = 'triangle';
      oscillator.frequency.value = pitch;
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(LOUDNESS, start + RAMP_S);
      gain.gain.setValueAtTime(LOUDNESS, start + length - RAMP_S);
      gain.gain.linearRampToValueAtTime(0, start + length);
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start);
      oscillator.stop(start + length);
    }
  }

  async #check(): Promise<void> {
    const next = await this.#look();
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }

  async #look(): Promise<SoundState> {
    if (!this.#context) return 'noContext';
    const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
    if (!devices?.some(({ kind }) => kind === 'audiooutput')) return 'noDevice';
    return this.#context.state === 'running' ? 'ready' : 'blocked';
  }
}
