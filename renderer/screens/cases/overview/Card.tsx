import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CardProps {
  title: string;
  note?: string;
  /** The figures as a table; behind a chart, where nobody sees it, it holds nothing that takes the focus. */
  table?: (seen: boolean) => ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** One part of the overview. Where there is a chart, its table is one press away and always there for readers. */
export function Card({ title, note, table, wide = false, children }: CardProps) {
  const { t } = useTranslation('overview');
  const [asTable, showTable] = useState(false);
  return (
    <section className="ucc-card" aria-label={title} data-wide={wide}>
      <header>
        <h2>{title}</h2>
        {note && <small>{note}</small>}
        {table && (
          <Button
            size="small"
            type="text"
            icon={asTable ? <BarChartOutlined /> : <TableOutlined />}
            aria-pressed={asTable}
            onClick={() => showTable(!asTable)}
          >
            {t(asTable ? 'asChart' : 'asTable')}
          </Button>
        )}
      </header>
      {table && !asTable && <div className="ucc-unseen">{table(false)}</div>}
      {asTable && table ? <div className="ucc-card-table">{table(true)}</div> : children}
    </section>
  );
}
