import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { KeyList } from './KeyList.tsx';

/** The keys of this moment over the work, for a look in passing. */
export function KeyMap({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('command');
  return (
    <Modal open title={t('keys')} footer={null} onCancel={onClose} width={520} data-testid="keymap">
      <KeyList />
    </Modal>
  );
}
