import type { WhyNode } from '#shared/modules/audit/index.ts';
import { inUnit } from '#shared/modules/devices/index.ts';

export type NodeOf<T extends WhyNode['type']> = Extract<WhyNode, { type: T }>;

const find = <T extends WhyNode['type']>(nodes: readonly WhyNode[], type: T): NodeOf<T> | undefined =>
  nodes.find((node): node is NodeOf<T> => node.type === type);

/** Limit of the rule in the chain, in the unit of its readings; null when there is none to draw. */
export function limitOf(nodes: readonly WhyNode[]): { value: number; op: '>' | '<' } | null {
  const rule = find(nodes, 'rule')?.detail;
  const unit = find(nodes, 'readings')?.detail.unit ?? null;
  if (!rule || rule.limit === null || rule.op === null) return null;
  const value = rule.unit !== null && unit !== null ? inUnit(rule.limit, rule.unit, unit) : rule.limit;
  return value === null ? null : { value, op: rule.op };
}

/** What the chain is about, to be marked in the packet. */
export function factorOf(nodes: readonly WhyNode[]): string | undefined {
  return find(nodes, 'readings')?.detail.factor ?? find(nodes, 'rule')?.detail.factor ?? undefined;
}

export function isBeyond(value: number, limit: ReturnType<typeof limitOf>): boolean {
  if (!limit) return false;
  return limit.op === '>' ? value > limit.value : value < limit.value;
}
