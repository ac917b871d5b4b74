import { useQuery } from '@tanstack/react-query';
import { createContext, type PropsWithChildren, useContext, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reference } from '#shared/modules/territory/index.ts';
import { api, onChange, queryClient } from '../bridge/index.ts';

interface Names {
  reference: Reference;
  /** Of a class `E0302`, or of a group of them `E03`. */
  className(key: string): string;
  streetName(code: string | null): string;
  unitName(id: string | null): string;
  sourceName(code: string): string;
  postName(id: string | null): string;
  isZh: boolean;
}

const NamesContext = createContext<Names | null>(null);

/**
 * Loads the district's codes and turns them into words in the window's language. When another version of a rule set
 * comes into force everything is asked anew: what a person may do, what is offered, what is due.
 */
export function ReferenceProvider({ children }: PropsWithChildren) {
  const { i18n } = useTranslation();
  const query = useQuery(api.territory.reference.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const zh = i18n.language !== 'en';
  useEffect(
    () =>
      onChange('rules', (ids) => {
        if (ids === null || ids.some((id) => !id.startsWith('draft/'))) void queryClient.invalidateQueries();
      }),
    [],
  );
  const names = useMemo(() => query.data && createNames(query.data, zh), [query.data, zh]);
  return names ? <NamesContext.Provider value={names}>{children}</NamesContext.Provider> : null;
}

function createNames(reference: Reference, zh: boolean): Names {
  const word = (item: { zh: string; en?: string } | undefined, code: string) =>
    item ? (zh ? item.zh : (item.en ?? item.zh)) : code;
  const groups = reference.majors.map(
    (item) => [`${item.kind === 'event' ? 'E' : 'C'}${item.code}`, item] as const,
  );
  const classes = new Map<string, { zh: string; en: string }>([
    ...groups,
    ...reference.classes.map((item) => [item.key, item] as const),
  ]);
  const streets = new Map(reference.streets.map((item) => [item.code, item]));
  const units = new Map(reference.units.map((item) => [item.id, item]));
  const sources = new Map(reference.sources.map((item) => [item.code, item]));
  const posts = new Map(reference.posts.map((item) => [item.id, item.name]));
  return {
    reference,
    className: (key) => word(classes.get(key), key),
    streetName: (code) => (code ? word(streets.get(code), code) : ''),
    unitName: (id) => (id ? word(units.get(id), id) : ''),
    sourceName: (code) => word(sources.get(code), code),
    postName: (id) => (id ? word(posts.get(id), id) : ''),
    isZh: zh,
  };
}

export function useNames(): Names {
  const names = useContext(NamesContext);
  if (!names) throw new Error('No reference data above this component');
  return names;
}
