import type { PersonChoice } from '#shared/modules/accounts/index.ts';
import type { Audience } from '#shared/modules/dispatch/index.ts';

interface Words {
  unitName(id: string | null): string;
  postName(id: string | null): string;
}
type Translate = (key: string, values?: Record<string, unknown>) => string;

/** To whom a message goes, in words. */
export function audienceWords(
  t: Translate,
  names: Words,
  people: readonly PersonChoice[],
  audience: Audience,
): string {
  switch (audience.kind) {
    case 'all':
      return t('message.everybody');
    case 'unit':
      return names.unitName(audience.id);
    case 'post':
      return t('message.post', { post: names.postName(audience.id) });
    case 'person':
      return people.find(({ personId }) => personId === audience.id)?.personName ?? audience.id;
  }
}
