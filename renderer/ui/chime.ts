/** Two soft notes: something came in that wants to be looked at, and that is no alarm. */
const NOTES = [
  { pitch: 660, from: 0 },
  { pitch: 880, from: 0.16 },
] as const;
const LENGTH_S = 0.22;
const LOUDNESS = 0.15;

let context: AudioContext | null = null;

/** Sounds once; silent where there is no sound device or nobody has touched the page yet. */
export function chime(): void {
  try {
    context ??= new AudioContext();
  } catch {
    return;
  }
  if (context.state !== 'running') return;
  for (const { pitch, from } of NOTES) {
    const start = context.currentTime + from;
    const gain = context.createGain();
    const note = context.createOscillator();
    note.frequency.value = pitch;
    gain.gain.setValueAtTime(LOUDNESS, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + LENGTH_S);
    note.connect(gain).connect(context.destination);
    note.start(start);
    note.stop(start + LENGTH_S);
  }
}
