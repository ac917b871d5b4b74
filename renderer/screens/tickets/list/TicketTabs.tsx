import { useTranslation } from 'react-i18next';
import { TICKET_VIEWS, type TicketView } from '#shared/modules/tickets/index.ts';

interface TicketTabsProps {
  view: TicketView;
  counts: Partial<Record<TicketView, number | null>> | undefined;
  onChoose(view: TicketView): void;
}

export function TicketTabs({ view, counts, onChoose }: TicketTabsProps) {
  const { t } = useTranslation('tickets');
  return (
    <div className="ucc-tabs">
      <div role="tablist" aria-label={t('views')}>
        {TICKET_VIEWS.map((id) => (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={id === view}
            data-testid={`ticket-view-${id}`}
            onClick={() => onChoose(id)}
          >
            {t(`view.${id}`)} {typeof counts?.[id] === 'number' && <small>{counts[id]}</small>}
          </button>
        ))}
      </div>
    </div>
  );
}
