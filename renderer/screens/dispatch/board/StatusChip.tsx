import { useTranslation } from 'react-i18next';
import type { PersonStatus } from '#shared/modules/territory/index.ts';
import './board.css';

/** A status in its colour and words; nothing said yet is a dash. */
export function StatusChip({ status }: { status: PersonStatus | null }) {
  const { t, i18n } = useTranslation('dispatch');
  if (!status)
    return (
      <span className="ucc-status" data-colour="none">
        {t('board.nothing')}
      </span>
    );
  return (
    <span className="ucc-status" data-colour={status.colour}>
      {i18n.language === 'en' ? status.en : status.zh}
    </span>
  );
}
