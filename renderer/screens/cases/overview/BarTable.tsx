import type { ReactNode } from 'react';

/** A number of a row; with `onOpen` it leads to the cases that it counts. */
export interface Cell {
  value: number;
  /** Stands out when it is not 0. */
  alert?: boolean;
  label?: string;
  onOpen?: (() => void) | undefined;
}

interface BarTableProps {
  head: readonly string[];
  rows: readonly { key: string; name: ReactNode; bar: number; late: number; cells: readonly Cell[] }[];
}

/** Names, bars and numbers in one table: what is seen and what is read aloud are the same. */
export function BarTable({ head, rows }: BarTableProps) {
  const most = Math.max(1, ...rows.map(({ bar }) => bar));
  const [name, ...numbers] = head;
  return (
    <table className="ucc-bars">
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <td />
          {numbers.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" title={typeof row.name === 'string' ? row.name : undefined}>
              {row.name}
            </th>
            <td aria-hidden="true">
              <span className="ucc-bar" style={{ width: `${(row.bar / most) * 100}%` }}>
                <span style={{ width: `${row.bar > 0 ? (row.late / row.bar) * 100 : 0}%` }} />
              </span>
            </td>
            {row.cells.map((cell, index) => (
              <td key={numbers[index]}>
                <CellNumber {...cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CellNumber({ value, alert = false, label, onOpen }: Cell) {
  const props = { 'data-alert': alert && value > 0, className: 'ucc-number' };
  if (!onOpen || value === 0) return <span {...props}>{value}</span>;
  return (
    <button type="button" {...props} aria-label={label} onClick={onOpen}>
      {value}
    </button>
  );
}
