import { Button, Pagination, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueRows, withValue } from './model.ts';

interface ValueTableProps {
  table: Readonly<Record<string, string>>;
  found: readonly { value: string; count: number }[];
  options: { value: string; label: string }[];
  /** Values that the table lacks are looked up among names. */
  byName: boolean;
  onChange(table: Record<string, string>): void;
}

const PAGE = 8;

/** The values that stand in a column, each with what it becomes here. */
export function ValueTable({ table, found, options, byName, onChange }: ValueTableProps) {
  const { t } = useTranslation('imports');
  const [open, setOpen] = useState(false);
  const [page, setPage] = useState(1);
  const rows = valueRows(table, found);
  const mapped = rows.filter(({ to, count }) => to !== null && count > 0).length;
  const here = rows.filter(({ count }) => count > 0).length;
  return (
    <div className="ucc-values">
      <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '▾' : '▸'} {t('values', { mapped, count: here })}
      </Button>
      {open && (
        <>
          <table className="ucc-import-table">
            <thead>
              <tr>
                <th scope="col">{t('value')}</th>
                <th scope="col">{t('rows')}</th>
                <th scope="col">{t('becomes')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.slice((page - 1) * PAGE, page * PAGE).map(({ value, count, to }) => (
                <tr key={value}>
                  <td className="ucc-import-text" title={value}>
                    {value}
                  </td>
                  <td className="ucc-import-number">{count > 0 ? count : '–'}</td>
                  <td>
                    <Select
                      value={to}
                      allowClear
                      showSearch={{ optionFilterProp: 'label' }}
                      style={{ width: 240 }}
                      placeholder={byName ? t('looksUp') : t('otherwise')}
                      aria-label={`${value} ${t('becomes')}`}
                      popupMatchSelectWidth={false}
                      options={options}
                      onChange={(next: string | null | undefined) =>
                        onChange(withValue(table, value, next ?? null))
                      }
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {rows.length > PAGE && (
            <Pagination
              size="small"
              simple
              pageSize={PAGE}
              current={page}
              total={rows.length}
              onChange={setPage}
            />
          )}
        </>
      )}
    </div>
  );
}
