import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalOf } from '../bridge/index.ts';
import { refusalText } from './refusal-text.ts';

/** Runs a step and says what refused it; true when it was done. */
export function useRun(): (step: () => Promise<unknown>) => Promise<boolean> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  return useCallback(
    async (step) => {
      try {
        await step();
        return true;
      } catch (error) {
        const { text, advice } = refusalText(t, refusalOf(error));
        void message.error(`${text} ${advice}`);
        return false;
      }
    },
    [t, message],
  );
}
