/** A code with its words, to be chosen from. */
export interface CodeOption {
  value: string;
  label: string;
  /** The code as people say it: `E0302`, `02`. */
  code: string;
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');

/**
 * Options for what is being typed: codes that begin so (`0302` finds E0302), then names that hold the words, then what
 * the engine found by pinyin. Nothing typed gives all, the `first` ones in front.
 */
export function findOptions(
  options: readonly CodeOption[],
  typed: string,
  byPinyin: readonly string[],
  first: readonly string[],
): CodeOption[] {
  const asked = plain(typed);
  const of = new Map(options.map((option) => [option.value, option]));
  const pick = (values: readonly string[]) => values.flatMap((value) => of.get(value) ?? []);
  if (asked === '') return unique([...pick(first), ...options]);
  const coded = options.filter(
    ({ code }) => plain(code).startsWith(asked) || digitsOf(code).startsWith(asked),
  );
  const named = options.filter(({ label }) => plain(label).includes(asked));
  return unique([...coded, ...named, ...pick(byPinyin)]);
}

const digitsOf = (code: string) => code.replace(/^[A-Z]/, '');

function unique(options: readonly CodeOption[]): CodeOption[] {
  return [...new Map(options.map((option) => [option.value, option])).values()];
}
