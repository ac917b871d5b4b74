import dayjs, { type Dayjs } from 'dayjs';
import { ZONE_OFFSET_MS } from '#shared/time/index.ts';

/** Date pickers show the computer's own zone; what is shown must be the station's, wherever the computer is. */
const shiftAt = (at: number) => ZONE_OFFSET_MS + new Date(at).getTimezoneOffset() * 60_000;

/** UTC milliseconds as a picker shows them in the station's zone. */
export function toPicker(at: number): Dayjs {
  return dayjs(at + shiftAt(at));
}

/** UTC milliseconds of what a picker shows. */
export function fromPicker(shown: Dayjs): number {
  const at = shown.valueOf();
  return at - shiftAt(at);
}
