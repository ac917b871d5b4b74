const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{9,11}$/;
/** Without an area code, or a service number. */
const SHORT = /^(?:[2-9]\d{6,7}|[149]\d{2,5})$/;

/**
 * A phone as it is kept: half-width digits, without blanks, dashes, brackets and the country code 86. What is left
 * besides digits (an extension, words) stays as it was typed.
 */
export function normalPhone(text: string): string {
  const half = text.normalize('NFKC').trim();
  const bare = half.replaceAll(/[\s\-‐–—().]/g, '');
  const number = bare.replace(/^(?:\+86|0086)(?=\d{7,})/, '').replace(/^86(?=1[3-9]\d{9}$)/, '');
  return /^\d+$/.test(number) ? number : half;
}

/** Whether a normal phone has the shape of a Chinese one; another one is kept too, the operator is only told. */
export function looksLikePhone(phone: string): boolean {
  return MOBILE.test(phone) || LANDLINE.test(phone) || SHORT.test(phone);
}
