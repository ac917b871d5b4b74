import type { Ledger } from '#electron/platform/facts/index.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import type { Order, OrderSettings } from '#shared/modules/devices/index.ts';
import { type Command, findProtocol, withDefaults, wrongOption } from './protocols/index.ts';
import type { Register } from './registry/register.ts';

const KEPT = 200;

export interface OrdersDeps {
  register: Register;
  ledger: Ledger;
  clock: Clock;
  say(linkId: string, command: Command): void;
  changed(linkId: string): void;
}

/** What is said to devices: recorded when it is said, followed in memory while they answer. */
export class Orders {
  readonly #deps: OrdersDeps;
  readonly #orders = new Map<string, Order>();

  constructor(deps: OrdersDeps) {
    this.#deps = deps;
  }

  /** Newest first. */
  list(): Order[] {
    return [...this.#orders.values()].reverse();
  }

  /** @throws Refusal `device.linkUnknown`, `device.commandUnknown`, `device.optionWrong`, `device.notConnected` */
  send({ linkId, deviceId, command: key, values }: OrderSettings, actor: string): Order {
    const { register, ledger, clock, say } = this.#deps;
    const link = register.links().find(({ id }) => id === linkId);
    if (!link) throw new Refusal('device.linkUnknown', { id: linkId });
    const command = findProtocol(link.protocol)?.manifest.commands.find((one) => one.key === key);
    if (!command || command.toDevice !== (deviceId !== null))
      throw new Refusal('device.commandUnknown', { command: key });
    const wrong = wrongOption(command.fields, values);
    if (wrong !== null) throw new Refusal('device.optionWrong', { option: wrong });
    const id = newId();
    const settings = { linkId, deviceId, command: key, values: withDefaults(command.fields, values) };
    const mn = deviceId === null ? null : register.device(deviceId).mn;
    const order: Order = { ...settings, id, at: clock.now(), state: 'sent', detail: '' };
    this.#orders.set(id, order);
    try {
      // Said before it is recorded: what could not be said was not.
      say(linkId, { key, mn, values: settings.values, report: this.#reporter(id) });
    } catch (error) {
      this.#orders.delete(id);
      throw error;
    }
    ledger.write({ actor }, (writer) =>
      writer.append({ kind: 'DeviceCommanded.v1', entity: id, payload: settings }),
    );
    if (this.#orders.size > KEPT) this.#orders.delete(this.#orders.keys().next().value as string);
    this.#deps.changed(linkId);
    return this.#orders.get(id) ?? order;
  }

  #reporter(id: string): Command['report'] {
    return (state, detail) => {
      const order = this.#orders.get(id);
      if (!order) return;
      this.#orders.set(id, { ...order, state, detail });
      this.#deps.changed(order.linkId);
    };
  }
}
