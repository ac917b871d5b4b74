import { mask } from '#shared/kernel/personal.ts';

type Kind = 'name' | 'phone';

const MOBILE = /1[3-9]\d{9}/g;

/**
 * Masks raw cells before they leave the engine: those of the columns that are known to hold personal data, and
 * mobile numbers wherever they stand.
 */
export function cellMasker(personal: ReadonlyMap<string, Kind>): (column: string, cell: string) => string {
  return (column, cell) => {
    const kind = personal.get(column);
    return kind ? mask(kind, cell) : cell.replace(MOBILE, (number) => mask('phone', number));
  };
}
