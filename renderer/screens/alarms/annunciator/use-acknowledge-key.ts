import { useEffect, useRef } from 'react';
import { useShortcut } from '../../../app/command/keymap.ts';

/** Calls `acknowledge` on `A` alone, anywhere but in a text field, a list being chosen from, a dialog or the help. */
export function useAcknowledgeKey(acknowledge: () => void): void {
  useShortcut({ id: 'alarmAcknowledge', group: 'alarms', keys: 'a' }, 'local');
  const latest = useRef(acknowledge);
  latest.current = acknowledge;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'a' || event.repeat || event.isComposing) return;
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const elsewhere =
        event.target instanceof HTMLElement &&
        event.target.closest(
          'input, textarea, select, [contenteditable], [role="dialog"], [role="combobox"], [data-keys="everywhere"]',
        );
      if (!elsewhere) latest.current();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}
