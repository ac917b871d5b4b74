import type { CaseCommandName, CaseDetail } from '#shared/modules/cases/index.ts';
import type { OperationRules } from '#shared/modules/territory/index.ts';
import type { FormField } from './action-forms.ts';

const DAY_MS = 86_400_000;
const FEN_PER_YUAN = 100;

interface Known {
  conditions: readonly { id: string }[];
  /** The unit that is recommended first. */
  recommended: string | undefined;
  rules: OperationRules | undefined;
  /** The unit of whoever fills the form in. */
  ownUnit: string | null;
  now: number;
}

/** What a form starts with: the recommended unit, the most specific condition, what intake proposed. */
export function firstValues(
  command: CaseCommandName,
  detail: CaseDetail,
  { conditions, recommended, rules, ownUnit, now }: Known,
): Record<string, unknown> {
  const { annex } = detail;
  switch (command) {
    case 'prefile':
    case 'file': {
      const { conditionId, urgency, areaClass } = { ...detail, conditionId: undefined, ...annex.proposal };
      return { conditionId: conditionId ?? conditions[0]?.id, urgency, areaClass: areaClass ?? '' };
    }
    case 'dispatch':
      return { unitId: recommended ?? detail.unitId ?? undefined };
    case 'selfHandle':
      return { unitId: ownUnit ?? undefined, photos: afterPhotos(detail) };
    case 'requestExtension': {
      const [most] = rules?.extension.longest ?? [];
      return { by: { value: most && Math.max(1, Math.round(most.value / 2)), unit: most?.unit } };
    }
    case 'dispose':
      return { photos: afterPhotos(detail) };
    case 'correctPlace':
      return { address: detail.address, streetCode: detail.streetCode ?? undefined };
    case 'raiseUrgency':
      return { urgency: detail.urgency === 'normal' ? 'urgent' : 'veryUrgent', emergency: false };
    case 'supervise':
      return { level: 'ordinary', replyBy: rules && now + rules.supervision.replyDays * DAY_MS };
    case 'unrelate':
      return { otherId: annex.links?.find(({ relation }) => relation === 'related')?.id };
    case 'split':
      return { parts: [{ classKey: detail.classKey, description: '' }] };
    case 'answerWhistle':
      return { unitId: ownUnit ?? undefined };
    default:
      return {};
  }
}

const afterPhotos = ({ photos }: CaseDetail) =>
  photos.filter(({ kind }) => kind === 'after').map(({ hash }) => hash);

/** The form's values as the command takes them. */
export function toInput(
  fields: readonly FormField[],
  values: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(fields.map(({ name, kind }) => [name, inputValue(kind, values[name])]));
}

function inputValue(kind: FormField['kind'], value: unknown): unknown {
  switch (kind) {
    case 'text':
      return typeof value === 'string' ? value : '';
    case 'areaClass':
    case 'street':
      return value === '' || value === undefined ? null : value;
    case 'reviewAt':
    case 'replyBy':
      return isMoment(value) ? value.valueOf() : value;
    case 'photos':
      return Array.isArray(value) ? value : [];
    case 'money':
    case 'moneyIfKnown':
      return typeof value === 'number' ? Math.round(value * FEN_PER_YUAN) : null;
    default:
      return value;
  }
}

function isMoment(value: unknown): value is { valueOf(): number } {
  return typeof value === 'object' && value !== null;
}
