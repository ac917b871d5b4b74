import { usePreference } from '../../../app/preference.ts';
import { type Draft, type IntakeDefaults, NO_DEFAULTS } from './draft.ts';
import { IntakeForm } from './IntakeForm.tsx';

/** 登记: a call becomes a case without the mouse. */
export function IntakeScreen() {
  const [kept] = usePreference<Draft | null>('intake.draft', null);
  const [defaults, keepDefaults] = usePreference<IntakeDefaults>('intake.defaults', NO_DEFAULTS);
  if (kept === undefined || defaults === undefined) return null;
  return <IntakeForm kept={kept} defaults={{ ...NO_DEFAULTS, ...defaults }} onDefaults={keepDefaults} />;
}
