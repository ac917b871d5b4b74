import { EyeOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '#shared/kernel/permissions.ts';
import { useSession } from '../../../app/session.tsx';
import { Refused } from '../../../ui/States.tsx';

type Field = 'name' | 'phone';
type Reveal = (asked: { field: Field; purpose: string }) => Promise<{ value: string }>;

interface ReporterProps {
  /** Masked already. */
  reporter: Record<Field, string | null>;
  /** The right without which nothing can be revealed. */
  permission: Permission;
  reveal: Reveal;
}

/** Who reported, masked; each field can be shown for a stated purpose, and that it was stays on record. */
export function Reporter({ reporter, permission, reveal }: ReporterProps) {
  const { may } = useSession();
  return (
    <>
      {(['name', 'phone'] as const).map(
        (field) =>
          reporter[field] && (
            <span key={field} style={{ marginRight: 12 }}>
              {reporter[field]} {may(permission) && <RevealButton field={field} reveal={reveal} />}
            </span>
          ),
      )}
    </>
  );
}

function RevealButton({ field, reveal }: { field: Field; reveal: Reveal }) {
  const { t } = useTranslation('cases');
  const [purpose, setPurpose] = useState('');
  const [value, setValue] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const show = async () => {
    if (purpose.trim() === '') return;
    try {
      setValue((await reveal({ field, purpose })).value);
      setError(null);
    } catch (reason) {
      setError(reason);
    }
  };
  const close = (open: boolean) => {
    if (!open) setValue(null);
  };
  return (
    <Popover
      trigger="click"
      onOpenChange={close}
      title={t('reveal.title')}
      content={
        value ?? (
          <>
            <Input
              autoFocus
              value={purpose}
              maxLength={100}
              placeholder={t('reveal.purpose')}
              aria-label={t('reveal.purpose')}
              onChange={(event) => setPurpose(event.target.value)}
              onPressEnter={() => void show()}
            />
            {error !== null && <Refused error={error} />}
          </>
        )
      }
    >
      <Button type="text" size="small" icon={<EyeOutlined />} aria-label={t('reveal.title')} />
    </Popover>
  );
}
