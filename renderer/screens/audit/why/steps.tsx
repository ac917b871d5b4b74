import { useTranslation } from 'react-i18next';
import { useNames } from '../../../app/reference.tsx';
import { figure, unitText } from '../../alarms/shared/alarm-state.ts';
import { ruleSentence } from '../../alarms/shared/rule-words.ts';
import { SeverityMark } from '../../alarms/shared/severity.tsx';
import { useBilingual } from '../../alarms/shared/use-bilingual.ts';
import type { NodeOf } from './chain.ts';

/** Who acted: a person's name where the title has it, otherwise the kind of actor. */
function useActorWords(): (actor: string, title: NodeOf<'fact'>['title']) => string {
  const { t } = useTranslation('audit');
  return (actor, title) => {
    const name = title.byName ?? title.by;
    if (typeof name === 'string' && name !== '') return name;
    const [kind = actor] = actor.split(':');
    return t(`actor.${kind}`, { defaultValue: actor });
  };
}

export function CaseStep({ node }: { node: NodeOf<'case'> }) {
  const { t } = useTranslation('audit');
  const names = useNames();
  const actorWords = useActorWords();
  const { number, classKey, description, address } = node.title;
  const words = [typeof classKey === 'string' && names.className(classKey), address].filter(Boolean);
  return (
    <div className="ucc-why-body">
      <strong className="ucc-why-title">{[number, ...words].filter(Boolean).join(' · ')}</strong>
      {description && <p>{description}</p>}
      <p>
        {t(`fact.${factKey(node.detail.kind)}`, { defaultValue: node.detail.kind })} ·{' '}
        {actorWords(node.detail.actor, node.title)}
      </p>
    </div>
  );
}

export function FactStep({ node }: { node: NodeOf<'fact'> }) {
  const { t } = useTranslation('audit');
  const actorWords = useActorWords();
  return (
    <div className="ucc-why-body">
      <strong className="ucc-why-title">
        {t(`fact.${factKey(node.detail.kind)}`, { defaultValue: node.detail.kind })}
      </strong>
      <p>
        {actorWords(node.detail.actor, node.title)} · {t('factNumber', { seq: node.detail.seq })}
      </p>
    </div>
  );
}

/** `AlarmRaised.v1` as a key of the catalogue; a point would open a level of it. */
function factKey(kind: string): string {
  return kind.replace('.', '_');
}

export function AlarmStep({ node }: { node: NodeOf<'alarm'> }) {
  const { severity, deviceName, address, value, unit } = node.detail;
  return (
    <div className="ucc-why-body">
      <strong className="ucc-why-title">
        <SeverityMark severity={severity} /> {deviceName}
        {value !== null && (
          <span className="ucc-why-value">
            {figure(value)} {unitText(unit)}
          </span>
        )}
      </strong>
      {address && <p>{address}</p>}
    </div>
  );
}

export function RuleStep({ node }: { node: NodeOf<'rule'> }) {
  const { t } = useTranslation('audit');
  const bilingual = useBilingual();
  const { name, version, source } = node.detail;
  return (
    <div className="ucc-why-body">
      <strong className="ucc-why-title">
        {bilingual(name)} <small>{t('ruleVersion', { version })}</small>
      </strong>
      <p className="ucc-why-rule">{ruleSentence(t, node.detail)}</p>
      <p>{t('ruleSource', { source })}</p>
    </div>
  );
}
