import type { CaseLocation } from '#shared/modules/cases/index.ts';
import { type CellOf, compileStreet } from './decide.ts';
import type { MappingLookups } from './mapped-case.ts';
import type { CoordinateSystem, Mapping } from './mapping.ts';
import { parsePoint } from './parse-point.ts';
import { type RowError, type RowFlag, rowError } from './row-problem.ts';

const ORIGIN: Record<CoordinateSystem, CaseLocation['origin']> = {
  WGS84: 'wgs84',
  GCJ02: 'gcj02',
  BD09: 'bd09',
  CGCS2000: 'cgcs2000',
};

export interface MappedPlace {
  location: CaseLocation | null;
  streetCode: string | null;
}

/** Compiles point and street of a row. A point outside of the district is kept and flagged. */
export function compilePlace(
  fields: Pick<Mapping['fields'], 'point' | 'street'>,
  cellOf: CellOf,
  lookups: MappingLookups,
): (cells: readonly string[], errors: RowError[], flags: RowFlag[]) => MappedPlace {
  const { point } = fields;
  const streetOf = compileStreet(fields.street, cellOf, lookups);
  if (!point)
    return (cells, _errors, flags) => ({ location: null, streetCode: streetOf(cells, null, flags) });
  const [firstColumn, secondColumn] =
    'lngColumn' in point ? [point.lngColumn, point.latColumn] : [point.column, undefined];
  const first = cellOf(firstColumn);
  const second = cellOf(secondColumn);
  const origin = ORIGIN[point.system];
  return (cells, errors, flags) => {
    const parsed = parsePoint(point, first(cells), second(cells));
    if (parsed === 'unreadable') {
      errors.push(
        rowError('pointUnreadable', firstColumn, [first(cells), second(cells)].filter(Boolean).join(' ')),
      );
      return { location: null, streetCode: null };
    }
    if (parsed === 'absent') {
      flags.push('pointAbsent');
      return { location: null, streetCode: streetOf(cells, null, flags) };
    }
    const there = lookups.streetAt(parsed.lng, parsed.lat);
    if (there === null) flags.push('pointOutside');
    return { location: { ...parsed, origin }, streetCode: streetOf(cells, there ?? null, flags) };
  };
}
