import type { DeviceKind, Link, UnknownDevice } from '#shared/modules/devices/index.ts';
import { explainFrame } from '../protocols/index.ts';
import { mnKey } from './register.ts';

/** A stranger that invents numbers pushes out other unknown ones, nothing else. */
const MAX_UNKNOWN = 200;

interface Heard extends Omit<UnknownDevice, 'lastFrame'> {
  protocol: string;
  raw: Uint8Array;
}

/** Device numbers that were heard and are not registered, so that one click can register them. */
export class UnknownDevices {
  readonly #byMn = new Map<string, Heard>();

  /** True when it was not heard before. */
  heard(
    mn: string,
    { id: linkId, protocol }: Pick<Link, 'id' | 'protocol'>,
    at: number,
    suggestedKind: DeviceKind,
    raw: Uint8Array,
  ): boolean {
    const key = mnKey(mn);
    const known = this.#byMn.get(key);
    this.#byMn.delete(key);
    const firstSeenAt = known?.firstSeenAt ?? at;
    const frames = (known?.frames ?? 0) + 1;
    this.#byMn.set(key, { mn, linkId, protocol, firstSeenAt, lastSeenAt: at, frames, suggestedKind, raw });
    if (this.#byMn.size > MAX_UNKNOWN) this.#byMn.delete(this.#byMn.keys().next().value as string);
    return known === undefined;
  }

  forget(mn: string): void {
    this.#byMn.delete(mnKey(mn));
  }

  /** Last heard first. */
  list(): UnknownDevice[] {
    return [...this.#byMn.values()].reverse().map(({ raw, protocol, ...heard }) => ({
      ...heard,
      lastFrame: { ...explainFrame(protocol, raw), at: heard.lastSeenAt },
    }));
  }
}
