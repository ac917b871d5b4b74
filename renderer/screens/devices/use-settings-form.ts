import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from './form-problems.ts';

interface SettingsForm<Values, Settings> {
  /** What the form describes, or what is wrong with which field. */
  read(values: Values): { ok: true; settings: Settings } | { ok: false; problems: FieldProblem[] };
  save(settings: Settings): Promise<unknown>;
  onSaved(): void;
  onClose(): void;
}

/** A form that is checked field by field before it is saved, and stays open with the reason when that is refused. */
export function useSettingsForm<Values extends object, Settings>(
  options: SettingsForm<Values, Settings>,
): { form: FormInstance<Values>; error: unknown; busy: boolean; submit(values: Values): Promise<void> } {
  const { t } = useTranslation('devices');
  const [form] = Form.useForm<Values>();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (values: Values) => {
    setError(null);
    const read = options.read(values);
    if (!read.ok) {
      form.setFields(
        read.problems.map(({ name, problem }) => ({
          name: name as never,
          errors: [t(`problem.${problem}`, { defaultValue: t('problem.other') })],
        })),
      );
      return;
    }
    setBusy(true);
    try {
      await options.save(read.settings);
    } catch (reason) {
      setError(reason);
      setBusy(false);
      return;
    }
    options.onSaved();
    options.onClose();
  };
  return { form, error, busy, submit };
}
