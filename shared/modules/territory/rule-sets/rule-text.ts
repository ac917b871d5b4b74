import type { RuleContent } from './kinds.ts';

/**
 * A rule set as the text of a file: one row a line, as the shipped files are written, so that a line number names a
 * row and two exported files can be compared.
 */
export function ruleText(content: RuleContent): string {
  const lines = Object.entries(content).map(([name, value]) => {
    const isTable = name === 'rows' && Array.isArray(value) && value.length > 0;
    const text = isTable
      ? `[\n${value.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${lines.join(',\n')}\n}\n`;
}
