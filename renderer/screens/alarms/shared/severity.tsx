import { useTranslation } from 'react-i18next';
import type { Severity } from '#shared/modules/alarms/index.ts';
import './alarms.css';

/** Colour, shape and word together: nobody has to tell red from amber. */
export const SEVERITY_SHAPES: Record<Severity, string> = {
  critical: '▲',
  high: '◆',
  medium: '●',
  low: '○',
};

export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useTranslation('alarms');
  return (
    <span className="ucc-severity" data-severity={severity}>
      <span aria-hidden="true">{SEVERITY_SHAPES[severity]}</span> {t(`severity.${severity}`)}
    </span>
  );
}
