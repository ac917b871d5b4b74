import { describe, expect, it } from 'vitest';
import { givesWayToTyping, type KeyPress, keyCaps, pressMatches } from './key-match.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  ...more,
});

describe('pressMatches', () => {
  it.each<[string, KeyPress, boolean]>([
    ['r', press('r'), true],
    ['r', press('R'), true],
    ['r', press('r', { ctrlKey: true }), false],
    ['r', press('r', { altKey: true }), false],
    ['r', press('r', { isComposing: true }), false],
    ['/', press('/'), true],
    ['?', press('?', { code: 'Slash' }), true],
    ['ctrl+enter', press('Enter', { ctrlKey: true }), true],
    ['ctrl+enter', press('Enter', { metaKey: true }), true],
    ['ctrl+enter', press('Enter'), false],
    ['alt+1', press('1', { altKey: true, code: 'Digit1' }), true],
    ['alt+1', press('¡', { altKey: true, code: 'Digit1' }), true],
    ['alt+1', press('1', { code: 'Digit1' }), false],
    ['alt+1', press('2', { altKey: true, code: 'Digit2' }), false],
  ])('%s with %o: %s', (keys, event, expected) => {
    expect(pressMatches(keys, event)).toBe(expected);
  });
});

it('leaves a text field its keys, but not Esc, function keys and combinations', () => {
  expect(['r', '?', 'escape', 'f1', 'ctrl+enter', 'alt+1'].map(givesWayToTyping)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
  ]);
});

it('draws keycaps', () => {
  expect(keyCaps('ctrl+enter')).toEqual(['Ctrl', '↵']);
  expect(keyCaps('r')).toEqual(['R']);
});
