import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../bridge/index.ts';

/** Channels and levels of 催办 in the window's language; undefined while they are asked for. */
export function useTicketRules() {
  const { i18n } = useTranslation();
  const { data } = useQuery(api.tickets.rules.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  if (!data) return undefined;
  const word = ({ zh, en }: { zh: string; en: string }) => (i18n.language === 'en' ? en : zh);
  const channels = data.channels.map(({ id, name, caseSource }) => ({ id, caseSource, name: word(name) }));
  const urges = data.urges.map(({ id, name, colour }) => ({ id, colour, name: word(name) }));
  return {
    ...data,
    channels,
    urges,
    channelName: (id: string) => channels.find((channel) => channel.id === id)?.name ?? id,
    urgeName: (id: string) => urges.find((urge) => urge.id === id)?.name ?? id,
  };
}

export type TicketWords = NonNullable<ReturnType<typeof useTicketRules>>;
