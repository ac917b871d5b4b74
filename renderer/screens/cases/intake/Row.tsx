import type { ReactNode } from 'react';

interface RowProps {
  id: string;
  label: string;
  error: string | undefined;
  /** Said beside the field while there is no error: what was read, how to write it. */
  note?: ReactNode;
  children: ReactNode;
}

/** One line of the form: name, field, and beside it what is wrong or what was understood. */
export function Row({ id, label, error, note, children }: RowProps) {
  return (
    <div className="ucc-intake-row">
      <label htmlFor={id}>{label}</label>
      <div>{children}</div>
      <div id={`${id}-note`} className="ucc-intake-note" data-error={error !== undefined} role="status">
        {error ?? note}
      </div>
    </div>
  );
}
