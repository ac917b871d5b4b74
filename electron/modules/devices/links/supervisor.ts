import { Refusal } from '#shared/kernel/refusal.ts';
import type { Link, LinkStatus } from '#shared/modules/devices/index.ts';
import type { Command } from '../protocols/index.ts';
import { zeroCounters } from './link-counters.ts';
import { LinkRunner, type LinkRunnerDeps } from './link-runner.ts';

/** One runner per enabled link, kept in step with the register. */
export class LinkSupervisor {
  readonly #deps: LinkRunnerDeps;
  readonly #runners = new Map<string, LinkRunner>();
  /** Runners on their way out, so that a port is free before it is opened again. */
  readonly #leaving = new Map<string, Promise<void>>();
  #closed = false;

  constructor(deps: LinkRunnerDeps) {
    this.#deps = deps;
  }

  /** Starts, stops and restarts until what runs is what `links` say. */
  sync(links: readonly Link[]): void {
    const wanted = new Map(links.filter(({ enabled }) => enabled).map((link) => [link.id, link]));
    for (const [id, runner] of this.#runners) if (!same(runner.link, wanted.get(id))) this.#stop(id, runner);
    for (const link of wanted.values()) if (!this.#runners.has(link.id)) this.#start(link);
  }

  statusOf(link: Link): LinkStatus {
    return this.#runners.get(link.id)?.status() ?? stopped(link, this.#deps.clock.now());
  }

  /** @throws Refusal `device.notConnected` for a link that does not run, and what the protocol refuses */
  command(linkId: string, command: Command): void {
    const runner = this.#runners.get(linkId);
    if (!runner) throw new Refusal('device.notConnected', {});
    runner.command(command);
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const [id, runner] of this.#runners) this.#stop(id, runner);
    await Promise.all(this.#leaving.values());
  }

  #start(link: Link): void {
    const runner = new LinkRunner(link, this.#deps);
    this.#runners.set(link.id, runner);
    const leaving = this.#leaving.get(link.id);
    if (!leaving) runner.start();
    else void leaving.then(() => !this.#closed && this.#runners.get(link.id) === runner && runner.start());
  }

  #stop(id: string, runner: LinkRunner): void {
    this.#runners.delete(id);
    const before = this.#leaving.get(id) ?? Promise.resolve();
    const leaving = Promise.all([before, runner.stop()]).then(() => {
      if (this.#leaving.get(id) === leaving) this.#leaving.delete(id);
    });
    this.#leaving.set(id, leaving);
  }
}

function same(a: Link, b: Link | undefined): boolean {
  return b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}

function stopped(link: Link, now: number): LinkStatus {
  return {
    linkId: link.id,
    state: 'stopped',
    since: now,
    error: null,
    address: null,
    peerCount: 0,
    peers: [],
    bytesPerSecond: 0,
    framesPerSecond: 0,
    counters: zeroCounters(),
    lastFrameAt: null,
    lastFrame: null,
    reconnectAttempt: 0,
    nextAttemptAt: null,
  };
}
