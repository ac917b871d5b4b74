import { InboxOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chooseFile, client } from '../../../bridge/index.ts';
import { Refused } from '../../../ui/States.tsx';
import { Jobs } from './Jobs.tsx';
import { firstMapping } from './model.ts';
import { change } from './wizard.ts';

/** Zone of times that name none, until the person says otherwise. */
const ZONE = 'Asia/Shanghai';

/** First step: which file. It is only looked at; nothing is written before the last step. */
export function FileStep() {
  const { t } = useTranslation('imports');
  const input = useRef<HTMLInputElement>(null);
  const [looking, setLooking] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [over, setOver] = useState(false);

  const look = async (chosen: File | undefined) => {
    if (!chosen) return;
    setLooking(chosen.name);
    setError(null);
    try {
      const file = await chooseFile(chosen);
      const inspection = await client.imports.inspect({ file });
      change({ file, inspection, mapping: firstMapping(inspection, ZONE), step: 'mapping' });
    } catch (reason) {
      setError(reason);
    } finally {
      setLooking(null);
      if (input.current) input.current.value = '';
    }
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void look(event.dataTransfer.files[0]);
  };
  return (
    <div className="ucc-import-body">
      <section
        aria-label={t('step.file')}
        className="ucc-drop"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {looking === null ? <InboxOutlined /> : <Spin />}
        <p>{looking === null ? t('drop') : t('looking', { name: looking })}</p>
        <Button
          type="primary"
          autoFocus
          disabled={looking !== null}
          onClick={() => input.current?.click()}
          data-testid="choose-file"
        >
          {t('chooseFile')}
        </Button>
        <p className="ucc-import-note">{t('formats')}</p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,.xlsx,.json,.ndjson,.jsonl"
          data-testid="import-file"
          onChange={(event) => void look(event.target.files?.[0])}
        />
      </section>
      {error !== null && <Refused error={error} />}
      <Jobs />
    </div>
  );
}
