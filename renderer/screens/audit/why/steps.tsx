import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/use-bilingual.ts';
import { figure, unitText } from '../../alarms/shared/alarm-state.ts';
import { ruleSentence } from '../../alarms/shared/rule-words.ts';
import { SeverityMark } from '../../alarms/shared/severity.tsx';
import type { NodeOf } from './chain.ts';

/** What was done and by what kind of actor (`person:…`, `policy:…`). */
function useFactWords(): (detail: { kind: string; actor: string }) => { what: string; who: string } {
  const { t } = useTranslation('audit');
  return ({ kind, actor }) => ({
    what: t(`fact.${factKey(kind)}`, { defaultValue: kind }),
    who: t(`actor.${actor.split(':')[0]}`, { defaultValue: actor }),
  });
}

export function CaseStep({ node }: { node: NodeOf<'case'> }) {
  const words = useFactWords()(node.detail);
  return (
    <div className="ucc-why-body">
      <strong className="ucc-why-title">{node.title.number}</strong>
      <p>
        {words.what} · {words.who}
      </p>
    </div>
  );
}

export function FactStep({ node }: { node: NodeOf<'fact'> }) {
  const { t } = useTranslation('audit');
  const words = useFactWords()(node.detail);
  return (
    <div className="ucc-why-body">
      <strong className="ucc-why-title">{words.what}</strong>
      <p>
        {words.who} · {t('factNumber', { seq: node.detail.seq })}
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
