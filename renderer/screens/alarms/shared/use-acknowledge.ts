import { App } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_PAGE } from '#shared/kernel/page.ts';
import { client, refusalOf } from '../../../bridge/index.ts';
import { refusalText } from '../../../ui/refusal-text.ts';

/** Acknowledges alarms and says which were refused and why; more than one call takes go in several. */
export function useAcknowledge(): (alarmIds: readonly string[]) => Promise<void> {
  const { t } = useTranslation('alarms');
  const { message } = App.useApp();
  return useCallback(
    async (alarmIds) => {
      try {
        let done = 0;
        const refused: string[] = [];
        for (let i = 0; i < alarmIds.length; i += MAX_PAGE) {
          const answer = await client.alarms.acknowledge({ alarmIds: alarmIds.slice(i, i + MAX_PAGE) });
          done += answer.acknowledged.length;
          refused.push(...answer.refused.map(({ code }) => code));
        }
        if (refused.length > 0) {
          const why = [...new Set(refused)]
            .map((code) => refusalText(t, { code, params: {} }).text)
            .join(' ');
          void message.warning(t('acknowledgedSome', { done, refused: refused.length, why }));
        } else if (alarmIds.length > 1) void message.success(t('acknowledgedAll', { count: done }));
      } catch (error) {
        const { text, advice } = refusalText(t, refusalOf(error));
        void message.error(`${text} ${advice}`);
      }
    },
    [t, message],
  );
}
