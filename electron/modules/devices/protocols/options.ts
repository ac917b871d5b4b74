import type { OptionValue, OptionValues, ProtocolOption } from '#shared/modules/devices/index.ts';

/** For protocols whose packets name no device: what the one on this line is called. */
export const NUMBER_OPTION: ProtocolOption = {
  key: 'number',
  label: { zh: '设备编号', en: 'Device number' },
  hint: {
    zh: '报文中没有编号：以此编号登记设备；留空则由链路生成',
    en: 'Packets carry no number: the device is registered under this one; empty lets the link make one',
  },
  kind: 'text',
  default: '',
  maxLength: 24,
};

/** `given` with the defaults of everything that it leaves out. */
export function withDefaults(options: readonly ProtocolOption[], given: OptionValues): OptionValues {
  return Object.fromEntries(options.map((option) => [option.key, given[option.key] ?? option.default]));
}

/** Key of the first value that no option allows; null when all are well. */
export function wrongOption(options: readonly ProtocolOption[], given: OptionValues): string | null {
  for (const [key, value] of Object.entries(given)) {
    const option = options.find((candidate) => candidate.key === key);
    if (!option || !allows(option, value)) return key;
  }
  return null;
}

function allows(option: ProtocolOption, value: OptionValue): boolean {
  switch (option.kind) {
    case 'choice':
      return option.choices.some((choice) => choice.value === value);
    case 'number':
      return typeof value === 'number' && value >= option.min && value <= option.max;
    case 'text':
      return typeof value === 'string' && value.length <= option.maxLength;
    case 'flag':
      return typeof value === 'boolean';
  }
}
