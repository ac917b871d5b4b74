import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { KeyList } from '../command/KeyList.tsx';
import type { HelpPage, HelpPageId } from './help-page.ts';

interface HelpArticleProps {
  page: HelpPage;
  /** The keys of this moment belong to the screen that is open, and to no page that is merely looked up. */
  withKeys: boolean;
  titleOf(id: HelpPageId): string;
  onLookUp(id: HelpPageId): void;
}

/** A help page: what for, how, keys, colours, what when something is wrong, where to read on. */
export function HelpArticle({ page, withKeys, titleOf, onLookUp }: HelpArticleProps) {
  const { t, i18n } = useTranslation('help');
  const own = i18n.language === 'en' ? 'en' : 'zh';
  const other = own === 'en' ? 'zh' : 'en';
  return (
    <>
      <p className="ucc-help-lead">{page.lead}</p>
      {page.steps && (
        <>
          <h3>{t('steps')}</h3>
          <ol>
            {page.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {withKeys && (
        <>
          <h3>{t('keys')}</h3>
          <KeyList />
        </>
      )}
      {page.marks && (
        <>
          <h3>{t('marks')}</h3>
          <Terms terms={page.marks.map(({ mark, says }) => [mark, says])} />
        </>
      )}
      {page.troubles && (
        <>
          <h3>{t('troubles')}</h3>
          <Terms terms={page.troubles.map((trouble) => [trouble.when, trouble.do])} />
        </>
      )}
      {page.words && <Terms terms={page.words.map((word) => [word[own], word.says, word[other]])} />}
      <h3>{t('links')}</h3>
      <ul className="ucc-help-links">
        {page.links.map((id) => (
          <li key={id}>
            <Button type="link" data-testid={`help-link-${id}`} onClick={() => onLookUp(id)}>
              {titleOf(id)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Terms({ terms }: { terms: (readonly [term: string, says: string, beside?: string])[] }) {
  return (
    <dl>
      {terms.map(([term, says, beside]) => (
        <div key={term}>
          <dt>
            {term} {beside && <small>{beside}</small>}
          </dt>
          <dd>{says}</dd>
        </div>
      ))}
    </dl>
  );
}
