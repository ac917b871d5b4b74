import { expect, it } from 'vitest';
import { fromPicker, toPicker } from './picker-time.ts';

it('shows the station’s time in any zone and reads it back', () => {
  const at = Date.parse('2026-11-21T10:42:07+08:00');
  for (const zone of ['Asia/Shanghai', 'UTC', 'America/New_York', 'Asia/Kolkata']) {
    process.env.TZ = zone;
    expect(toPicker(at).format('YYYY-MM-DD HH:mm:ss')).toBe('2026-11-21 10:42:07');
    expect(fromPicker(toPicker(at))).toBe(at);
    expect(fromPicker(toPicker(at).startOf('day'))).toBe(Date.parse('2026-11-21T00:00:00+08:00'));
  }
});
