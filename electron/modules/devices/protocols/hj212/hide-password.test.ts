import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hidePassword } from './hide-password.ts';

const shown = (text: string) => Buffer.from(hidePassword(Buffer.from(text, 'latin1'))).toString('latin1');

it.each([
  ['##0101QN=1;ST=22;PW=123456;MN=A;CP=&&&&1C80', '##0101QN=1;ST=22;PW=******;MN=A;CP=&&&&1C80'],
  ['##0020PW=1;MN=A', '##0020PW=*;MN=A'],
  ['st=22;pw=abc,mn=A', 'st=22;pw=***,mn=A'],
  ['CN=1072;CP=&&NewPW=654321&&0000', 'CN=1072;CP=&&NewPW=******&&0000'],
  ['PW=1;PW=22\r\nPW=333', 'PW=*;PW=**\r\nPW=***'],
  ['PW=', 'PW='],
  ['PW=;MN=A', 'PW=;MN=A'],
  ['a34001-Rtd=0.1;SWP=1', 'a34001-Rtd=0.1;SWP=1'],
])('%j is shown as %j', (text, expected) => {
  expect(shown(text)).toBe(expected);
});

it('moves no byte, leaves the original whole and changes nothing but values', () => {
  const pieces = fc.constantFrom('PW=', 'pw', '=', ';', '&&', 'x', '\r\n', 'MN=7');
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (words) => {
      const text = words.join('');
      const bytes = Buffer.from(text);
      const out = Buffer.from(hidePassword(bytes)).toString();
      expect(bytes.toString()).toBe(text);
      expect(out).toBe(
        text.replace(/(pw=)([^;,&\r\n]*)/gi, (_, name, value) => name + '*'.repeat(value.length)),
      );
    }),
  );
});
