import { create } from 'zustand';

interface Help {
  open: boolean;
  /** What had the focus before, which gets it back. */
  cameFrom: HTMLElement | null;
}

export const useHelp = create<Help>(() => ({ open: false, cameFrom: null }));

/** Opens the help or closes it. `from` gets the focus back where the focused element will not last, as in a menu. */
export function toggleHelp(from?: HTMLElement | null): void {
  if (useHelp.getState().open) {
    closeHelp();
    return;
  }
  const { activeElement } = document;
  const focused = activeElement instanceof HTMLElement && activeElement !== document.body;
  useHelp.setState({ open: true, cameFrom: from ?? (focused ? activeElement : null) });
}

export function closeHelp(): void {
  const { cameFrom } = useHelp.getState();
  useHelp.setState({ open: false, cameFrom: null });
  if (cameFrom?.isConnected) cameFrom.focus();
}
