import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input, Popover, type RefSelectProps, Select, Space } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../../app/command/keymap.ts';
import { usePreference } from '../../../app/preference.ts';
import type { Draft } from './draft.ts';
import { type CaseTemplate, MAX_TEMPLATES, templateOf, withTemplate } from './template.ts';

interface TemplatesProps {
  draft: Draft;
  classKey: string;
  onApply(values: CaseTemplate['values']): void;
}

/** 模板: what comes again and again, filled in by a name; Alt+T opens the list. */
export function Templates({ draft, classKey, onApply }: TemplatesProps) {
  const { t } = useTranslation('intake');
  const [list = [], keep] = usePreference<readonly CaseTemplate[]>('intake.templates', []);
  const [open, setOpen] = useState(false);
  const select = useRef<RefSelectProps>(null);
  useShortcut(
    { id: 'intakeTemplate', group: 'intake', keys: 'alt+t' },
    list.length > 0
      ? () => {
          select.current?.focus();
          setOpen(true);
        }
      : null,
  );
  return (
    <Space>
      {list.length > 0 && (
        <Select<string>
          ref={select}
          value={null}
          open={open}
          onOpenChange={setOpen}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('template.choose')}
          aria-label={t('template.choose')}
          style={{ width: 170 }}
          data-testid="intake-template"
          options={list.map(({ name }) => ({ value: name, label: name }))}
          optionRender={({ value, label }) => (
            <span className="ucc-template">
              {label}
              <Button
                type="text"
                size="small"
                icon={<DeleteOutlined />}
                aria-label={t('template.forget', { name: String(value) })}
                onClick={(event) => {
                  event.stopPropagation();
                  keep(list.filter(({ name }) => name !== value));
                }}
              />
            </span>
          )}
          onChange={(name) => {
            const template = list.find((one) => one.name === name);
            if (template) onApply(template.values);
            document.getElementById('intake-description')?.focus();
          }}
        />
      )}
      {list.length < MAX_TEMPLATES && draft.description.trim() !== '' && (
        <SaveTemplate
          taken={list.map(({ name }) => name)}
          onSave={(name) => keep(withTemplate(list, templateOf(name, draft, classKey)))}
        />
      )}
    </Space>
  );
}

function SaveTemplate({ taken, onSave }: { taken: readonly string[]; onSave(name: string): void }) {
  const { t } = useTranslation('intake');
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const clean = name.trim();
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      title={t('template.save')}
      content={
        <Input
          autoFocus
          maxLength={20}
          value={name}
          placeholder={t('template.name')}
          aria-label={t('template.name')}
          data-testid="template-name"
          onChange={(event) => setName(event.target.value)}
          onPressEnter={(event) => {
            if (clean === '' || event.ctrlKey || event.nativeEvent.isComposing) return;
            onSave(clean);
            setName('');
            setOpen(false);
          }}
          suffix={taken.includes(clean) ? t('template.replaces') : undefined}
        />
      }
    >
      <Button size="small" type="text" data-testid="template-save">
        {t('template.save')}
      </Button>
    </Popover>
  );
}
