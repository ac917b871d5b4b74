import { Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Layouts } from './layouts.ts';

/** Asks for the name under which the desk's layout is kept. */
export function SaveLayout({ layouts, onClose }: { layouts: Layouts; onClose(): void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const clean = name.trim();
  const replaces = layouts.list.some((layout) => layout.name === clean);
  const save = async () => {
    if (clean === '') return;
    await layouts.save(clean);
    onClose();
  };
  return (
    <Modal
      open
      width={360}
      title={t('layout.save')}
      okText={t(replaces ? 'layout.replace' : 'save')}
      okButtonProps={{ disabled: clean === '' }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Input
        autoFocus
        maxLength={20}
        value={name}
        placeholder={t('layout.name')}
        aria-label={t('layout.name')}
        data-testid="layout-name"
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => void save()}
      />
    </Modal>
  );
}
