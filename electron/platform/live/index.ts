export { type Change, LiveHub } from './hub.ts';
