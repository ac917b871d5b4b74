import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { AlarmRow } from '#shared/modules/alarms/index.ts';
import { mute, type Ringing, ring, SILENCE } from './ringing.ts';
import { Sound, type SoundState } from './sound.ts';

/** Often enough for a repetition after 30 s. */
const LOOK_MS = 1000;

/** Rings for the alarms given for as long as the strip stands. */
export function useRinging(alarms: readonly AlarmRow[]): {
  sound: SoundState;
  ringing: Ringing;
  muteNow(): void;
} {
  const [sound] = useState(() => new Sound());
  const [ringing, keep] = useState<Ringing>(SILENCE);
  const memory = useRef<Ringing>(SILENCE);
  useEffect(() => sound.open(), [sound]);
  const state = useSyncExternalStore(
    useCallback((listener) => sound.onChange(listener), [sound]),
    () => sound.state,
  );
  useEffect(() => {
    const look = () => {
      const step = ring(memory.current, alarms, Date.now());
      const changed = step.tone !== null || step.ringing.size !== memory.current.size;
      memory.current = step.ringing;
      if (changed) keep(step.ringing);
      if (step.tone) sound.play(step.tone);
    };
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [alarms, sound]);
  const muteNow = useCallback(() => {
    memory.current = mute(memory.current);
    keep(memory.current);
  }, []);
  return { sound: state, ringing, muteNow };
}
