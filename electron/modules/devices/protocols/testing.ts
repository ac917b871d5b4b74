import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Clock } from '#shared/kernel/clock.ts';
import type { RefusalData } from '#shared/kernel/refusal.ts';
import type { DeviceProfile, QuarantineReason } from '#shared/modules/devices/index.ts';
import type { NewReading } from '../telemetry-port.ts';
import type { Intake, Opened, Taken } from './intake.ts';

/** Packets collected by others stand beside the checkout and are not part of it. */
const folder = fileURLToPath(new URL('../../../../../shared/devices/vectors/', import.meta.url));

/** The lines of one file of vectors; null, and said so, where they are absent. */
export function readVectors<V>(file: string): V[] | null {
  const path = `${folder}${file}`;
  if (!existsSync(path)) {
    process.stdout.write(`skipped: ${file} is not beside the checkout\n`);
    return null;
  }
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as V);
}

/** What a conversation did, and how to speak to it. */
export function openTalk(intake: Intake, clock: Clock, profile: DeviceProfile = TESTED_PROFILE) {
  const sent: Uint8Array[] = [];
  const troubles: (RefusalData | null)[] = [];
  const talk = intake.meet({
    send: (bytes) => sent.push(bytes) > 0,
    after: (ms, task) => clock.after(ms, task),
    now: () => clock.now(),
    trouble: (refusal) => troubles.push(refusal),
  });
  const opened = (bytes: Uint8Array): Opened[] =>
    [...talk.framer.push(bytes), ...talk.framer.flush('idle')].flatMap((event) =>
      event.type === 'frame' ? [talk.open(event.frame)] : [],
    );
  return {
    talk,
    sent,
    troubles,
    opened,
    /** What the first packet among the bytes brings. */
    take: (bytes: Uint8Array, at = 0): Taken | QuarantineReason => {
      const [first] = opened(bytes);
      if (!first) throw new Error('no packet');
      return first.take(profile, at);
    },
    /** The readings of every packet among the bytes, which come at `at`. */
    hear: (bytes: Uint8Array, at: number): NewReading[] =>
      opened(bytes).flatMap((one) => {
        const taken = one.take(profile, at);
        return typeof taken === 'string' ? [] : taken.readings;
      }),
    leave: () => talk.leave(),
  };
}

const TESTED_PROFILE: DeviceProfile = { crc: 'strict', units: {}, acknowledge: true };
