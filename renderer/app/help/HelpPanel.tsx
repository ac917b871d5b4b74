import { CloseOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../i18n/index.ts';
import { Loading, Refused } from '../../ui/States.tsx';
import { useShortcut } from '../command/keymap.ts';
import { type ScreenId, useNav } from '../nav.ts';
import { HelpArticle } from './HelpArticle.tsx';
import { type HelpPageId, loadHelpPage } from './help-page.ts';
import { closeHelp, toggleHelp, useHelp } from './use-help.ts';
import './help.css';

/** Beside the work, never over it: F1 brings the page of the screen one is on and takes it away again. */
export function Help() {
  const open = useHelp((help) => help.open);
  useShortcut({ id: 'help', group: 'everywhere', keys: 'f1' }, () => toggleHelp());
  // Whoever sits down next has not asked for it.
  useEffect(() => () => useHelp.setState({ open: false, cameFrom: null }), []);
  return open ? <HelpPanel /> : null;
}

function HelpPanel() {
  const { t } = useTranslation('help');
  const screen = useNav((nav) => nav.screen);
  // Somebody who goes on to another screen wants that one's page, whatever was looked up before.
  const [lookedUp, lookUp] = useState<{ page: HelpPageId; on: ScreenId } | null>(null);
  const page = lookedUp?.on === screen ? lookedUp.page : screen;
  const language = currentLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['help', language, page],
    queryFn: () => loadHelpPage(language, page),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const panel = useRef<HTMLElement>(null);
  const body = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each page is read from its beginning
  useEffect(() => body.current?.scrollTo(0, 0), [page]);
  // The link that was taken is gone with its page: the focus stays in the help, so that Esc still closes it.
  const turnTo = (id: HelpPageId) => {
    lookUp({ page: id, on: screen });
    panel.current?.focus();
  };
  const titleOf = (id: HelpPageId) => (id === 'glossary' ? t('glossary') : t(`common:nav.${id}`));
  return (
    <aside
      ref={panel}
      className="ucc-help"
      tabIndex={-1}
      aria-labelledby="ucc-help-title"
      data-keys="everywhere"
      data-testid="help"
      data-page={page}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        closeHelp();
      }}
    >
      <header>
        <h2 id="ucc-help-title">{t('title', { page: titleOf(page) })}</h2>
        <kbd>F1</kbd>
        <Button
          type="text"
          icon={<CloseOutlined />}
          aria-label={t('close')}
          title={t('close')}
          data-testid="help-close"
          onClick={closeHelp}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard */}
      <section ref={body} className="ucc-help-body" tabIndex={0} aria-label={titleOf(page)}>
        {page !== screen && (
          <Button type="link" data-testid="help-back" onClick={() => turnTo(screen)}>
            {t('back', { page: titleOf(screen) })}
          </Button>
        )}
        {error ? (
          <Refused error={error} onRetry={() => void refetch()} />
        ) : data ? (
          <HelpArticle page={data} withKeys={page === screen} titleOf={titleOf} onLookUp={turnTo} />
        ) : (
          <Loading />
        )}
      </section>
    </aside>
  );
}
