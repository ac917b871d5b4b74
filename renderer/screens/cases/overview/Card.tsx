import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CardProps {
  title: string;
  note?: string;
  /** The figures in words, as a table; a chart always has one behind it. */
  table?: ReactNode;
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
      {table && !asTable && <div className="ucc-unseen">{table}</div>}
      {asTable ? <div className="ucc-card-table">{table}</div> : children}
    </section>
  );
}
