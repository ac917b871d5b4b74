import type { OptionValues } from '#shared/modules/devices/index.ts';
import { findProtocol, protocols, wrongOption } from '../modules/devices/index.ts';
import { UsageError } from './command.ts';

type Protocol = (typeof protocols)[number];

/** @throws UsageError that names what there is. */
export function knownProtocol(name: string | undefined): Protocol {
  const protocol = name && findProtocol(name);
  if (protocol) return protocol;
  throw new UsageError(`Which protocol? Known: ${protocols.map(({ manifest }) => manifest.name).join(', ')}`);
}

/** `--set key=value,key=value` as the protocol's options. @throws UsageError that names the options there are. */
export function optionsOf({ manifest }: Protocol, set: string | boolean | undefined): OptionValues {
  if (typeof set !== 'string') return {};
  const values = Object.fromEntries(
    set.split(',').map((pair) => {
      const [key = '', ...rest] = pair.split('=');
      const text = rest.join('=');
      const kind = manifest.options.find((option) => option.key === key)?.kind;
      if (kind === 'flag') return [key, text === 'true' ? true : text === 'false' ? false : text];
      return [key, kind === 'number' ? Number(text) : text];
    }),
  );
  if (wrongOption(manifest.options, values) === null) return values;
  const known = manifest.options.map((option) =>
    option.kind === 'choice'
      ? `${option.key}=${option.choices.map(({ value }) => value).join('|')}`
      : `${option.key}=${option.kind}`,
  );
  throw new UsageError(`--set takes ${known.join(', ') || 'nothing for this protocol'}`);
}
