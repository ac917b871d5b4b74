import { useTranslation } from 'react-i18next';
import { useNav } from './nav.ts';
import { screens } from './screens.tsx';
import { useSession } from './session.tsx';

export function Rail() {
  const { t } = useTranslation();
  const { screen, go } = useNav();
  const { may } = useSession();
  return (
    <nav className="ucc-rail" aria-label={t('app')}>
      {screens
        .filter(({ permission }) => may(permission))
        .map(({ id, icon }) => (
          <button
            key={id}
            type="button"
            className="ucc-rail-item"
            aria-current={id === screen ? 'page' : undefined}
            data-testid={`nav-${id}`}
            onClick={() => go(id)}
          >
            {icon}
            <span>{t(`nav.${id}`)}</span>
          </button>
        ))}
    </nav>
  );
}
