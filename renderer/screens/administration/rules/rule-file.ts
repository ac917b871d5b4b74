import { type RuleContent, type RuleKind, ruleText } from '#shared/modules/territory/index.ts';

/** Larger files are no rule set. */
const MAX_BYTES = 4_000_000;

/** Offers a rule set to the person as a file, in the form of the shipped ones. */
export function saveRuleFile(kind: RuleKind, content: RuleContent): void {
  const url = URL.createObjectURL(new Blob([ruleText(content)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${kind}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

/** The content of a file that a person chose; null when it is no JSON object. What it says is checked as any draft. */
export async function readRuleFile(file: Blob): Promise<RuleContent | null> {
  if (file.size > MAX_BYTES) return null;
  try {
    const value: unknown = JSON.parse(await file.text());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
}
