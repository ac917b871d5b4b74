import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { keyCaps } from './key-match.ts';
import { SHORTCUT_GROUPS, useKeyMap } from './keymap.ts';

/** What the keys do at this moment, on this screen. */
export function KeyList() {
  const { t } = useTranslation('command');
  const shortcuts = useKeyMap((state) => state.shortcuts);
  const groups = SHORTCUT_GROUPS.map((group) => ({
    group,
    // The one offered last answers, so it is the one to name.
    shown: [
      ...new Map(shortcuts.filter((one) => one.group === group).map((one) => [one.keys, one])).values(),
    ],
  })).filter(({ shown }) => shown.length > 0);
  return (
    <dl className="ucc-keymap">
      {groups.map(({ group, shown }) => (
        <Fragment key={group}>
          <dt className="ucc-keymap-group">{t(`group.${group}`)}</dt>
          {shown.map(({ id, keys }) => (
            <Fragment key={keys}>
              <dt>
                {keys.split(' ').map((one) => (
                  <span key={one}>
                    {keyCaps(one).map((cap) => (
                      <kbd key={cap}>{cap}</kbd>
                    ))}
                  </span>
                ))}
              </dt>
              <dd>{t(`key.${id}`)}</dd>
            </Fragment>
          ))}
        </Fragment>
      ))}
    </dl>
  );
}
