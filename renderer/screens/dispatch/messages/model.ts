import type { Audience, Receipt, ReceivedMessage } from '#shared/modules/dispatch/index.ts';

/** An audience as the value of a choice: `post:streetSquad`, `all`. */
export function audienceKey(audience: Audience): string {
  return audience.kind === 'all' ? 'all' : `${audience.kind}:${audience.id}`;
}

/** The audience that a choice stands for; null for none. */
export function audienceOf(key: string): Audience | null {
  if (key === 'all') return { kind: 'all' };
  const [kind, id] = key.split(':');
  return (kind === 'person' || kind === 'unit' || kind === 'post') && id ? { kind, id } : null;
}

/** Messages that wait for a word of mine. */
export function isOpen({ readAt, acknowledge, acknowledgedAt }: ReceivedMessage): boolean {
  return readAt === null || (acknowledge && acknowledgedAt === null);
}

/** Messages that this seat hears of for the first time; nothing is new at the first look (`known` null). */
export function arrivals(
  known: ReadonlySet<string> | null,
  rows: readonly ReceivedMessage[],
): ReceivedMessage[] {
  return rows.filter(({ id, readAt }) => readAt === null && known !== null && !known.has(id));
}

export type ReceiptState = 'acknowledged' | 'read' | 'delivered' | 'sent';

export function receiptState({ deliveredAt, readAt, acknowledgedAt }: Receipt): ReceiptState {
  if (acknowledgedAt !== null) return 'acknowledged';
  if (readAt !== null) return 'read';
  return deliveredAt !== null ? 'delivered' : 'sent';
}

const ORDER: Record<ReceiptState, number> = { sent: 0, delivered: 1, read: 2, acknowledged: 3 };

/** Who has not answered comes first. */
export function byAnswer(receipts: readonly Receipt[]): Receipt[] {
  return [...receipts].sort((a, b) => ORDER[receiptState(a)] - ORDER[receiptState(b)]);
}

/** When a message came to this state. */
export function stateAt({ deliveredAt, readAt, acknowledgedAt }: Receipt): number | null {
  return acknowledgedAt ?? readAt ?? deliveredAt;
}
