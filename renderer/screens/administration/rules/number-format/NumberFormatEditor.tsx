import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { exampleNumber, numberFormatSchema } from '#shared/modules/territory/index.ts';
import { api } from '../../../../bridge/index.ts';
import { localDate } from '../../../../ui/time-text.ts';
import { problemWords } from '../editor/problem-words.ts';
import type { DraftInHand } from '../use-draft.ts';

/** What a format is put together from. */
const TOKENS = ['{kind}', '{class}', '{yyyyMMdd}', '{station:1}', '{serial:4}'] as const;

/** 编号格式, with the next number as it would look. */
export function NumberFormatEditor({ draft }: { draft: DraftInHand }) {
  const { t } = useTranslation('rules');
  const state = useQuery(api.station.state.queryOptions());
  const station = state.data?.phase === 'ready' ? state.data.station.code : '';
  const { content, edit } = draft;
  const format = typeof content.format === 'string' ? content.format : '';
  const [problem] = draft.problems;
  const checked = numberFormatSchema.safeParse({ format });
  return (
    <div className="ucc-rule-scroll">
      <Form layout="vertical" component="div" style={{ maxWidth: 640 }}>
        <Form.Item
          label={t('numberFormat.format')}
          htmlFor="number-format"
          {...(problem && { validateStatus: 'error' as const, help: problemWords(t, problem) })}
        >
          <Input
            id="number-format"
            value={format}
            maxLength={100}
            onChange={(event) => edit({ ...content, format: event.target.value })}
          />
        </Form.Item>
        <p className="ucc-rule-tokens">
          {TOKENS.map((token) => (
            <Button
              key={token}
              size="small"
              disabled={format.includes(
                token.slice(0, token.indexOf(':') < 0 ? undefined : token.indexOf(':')),
              )}
              onClick={() => edit({ ...content, format: format + token })}
            >
              <code>{token}</code>
            </Button>
          ))}
        </p>
        <dl className="ucc-rule-tokens-said">
          {TOKENS.map((token) => (
            <div key={token}>
              <dt>
                <code>{token}</code>
              </dt>
              <dd>{t(`numberFormat.${token.replaceAll(/[{}:\d]/g, '')}`)}</dd>
            </div>
          ))}
        </dl>
        <p>
          {t('numberFormat.example')}{' '}
          <strong data-testid="number-example">
            {checked.success ? exampleNumber(format, localDate(Date.now()), station) : '—'}
          </strong>
        </p>
      </Form>
    </div>
  );
}
