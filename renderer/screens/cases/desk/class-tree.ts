import type { Reference } from '#shared/modules/territory/index.ts';

interface ClassNode {
  value: string;
  title: string;
  children?: ClassNode[];
}

const LETTER = { component: 'C', event: 'E' } as const;

/** Major classes with their minor ones; a major class is chosen as a pattern (`E03*`) and stands for all of them. */
export function classTree(
  { majors, classes }: Pick<Reference, 'majors' | 'classes'>,
  className: (key: string) => string,
  any: string,
): ClassNode[] {
  const minors = (prefix: string) =>
    classes
      .filter(({ key }) => key.startsWith(prefix))
      .map(({ key }) => ({ value: key, title: `${key} ${className(key)}` }));
  return majors.map((major) => {
    const prefix = `${LETTER[major.kind]}${major.code}`;
    return {
      value: `${prefix}*`,
      title: `${prefix} ${className(prefix)} · ${any}`,
      children: minors(prefix),
    };
  });
}
