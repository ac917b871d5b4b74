import { Fragment, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type RuleContent, rowsOf } from '#shared/modules/territory/index.ts';
import { useNames } from '../../../../app/reference.tsx';
import { ProblemList } from '../editor/ProblemList.tsx';
import { sortProblems } from '../editor/row-problems.ts';
import type { DraftInHand } from '../use-draft.ts';
import { useRuleWords } from '../use-rule-words.ts';
import { holds, rightsByTopic, withRight } from './matrix.ts';

interface PermissionMatrixProps {
  draft: DraftInHand;
  inForce: RuleContent;
}

/** Every right against every post; what differs from the table in force is marked. */
export function PermissionMatrix({ draft, inForce }: PermissionMatrixProps) {
  const { t } = useTranslation('rules');
  const { isZh } = useNames();
  const words = useRuleWords();
  const topics = useMemo(rightsByTopic, []);
  const { others } = useMemo(() => sortProblems(draft.problems), [draft.problems]);
  const posts = rowsOf(draft.content);
  const before = new Map(rowsOf(inForce).map((row) => [row.id, row]));
  return (
    <div className="ucc-rule-scroll">
      <ProblemList problems={others} />
      <table className="ucc-matrix" data-testid="matrix">
        <thead>
          <tr>
            <th scope="col">{t('matrix.right')}</th>
            {posts.map((post) => (
              <th key={String(post.id)} scope="col">
                {String(isZh ? post.zh : post.en)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, rights }) => (
            <Fragment key={topic}>
              <tr>
                <th scope="colgroup" colSpan={posts.length + 1}>
                  {t(`topic.${topic}`, { defaultValue: topic })}
                </th>
              </tr>
              {rights.map((right) => (
                <tr key={right}>
                  <th scope="row">{words.permission(right)}</th>
                  {posts.map((post, index) => {
                    const held = holds(post, right);
                    return (
                      <td
                        key={String(post.id)}
                        data-changed={held !== holds(before.get(post.id), right) || undefined}
                      >
                        <input
                          type="checkbox"
                          checked={held}
                          aria-label={`${String(isZh ? post.zh : post.en)} · ${words.permission(right)}`}
                          onChange={(event) =>
                            draft.edit(withRight(draft.content, index, right, event.target.checked))
                          }
                        />
                      </td>
                    );
                  })}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
