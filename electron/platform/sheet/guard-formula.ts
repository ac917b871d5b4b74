/** What makes a spreadsheet take a cell for a formula (OWASP, CSV injection), half-width and full-width. */
const DANGEROUS = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text as a spreadsheet will show it and never run it: a quote stands before what looks like a formula. */
export function guardFormula(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}
