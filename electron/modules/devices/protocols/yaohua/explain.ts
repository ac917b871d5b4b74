import type { ExplainedSpan } from '../protocol.ts';
import { SpanList } from '../spans.ts';
import { TEXT_FORMS, type YaohuaFrame } from './frame.ts';

/** Names every byte of a packet. */
export function explainFrame({ bytes, form, ok }: YaohuaFrame): ExplainedSpan[] {
  const list = new SpanList('yaohua', bytes);
  const check = ok ? 'check.xor' : 'wrong.xor';
  switch (form) {
    case 'continuous':
      list.add(1, 'frame.start').add(7, 'value.digits').add(1, 'value.decimals');
      return list.add(2, check).rest('frame.end');
    case 'command':
      list.add(1, 'frame.start').add(1, 'header.address').add(1, 'header.command');
      if (bytes.length > 6) list.add(7, 'value.digits').add(1, 'value.decimals');
      return list.add(2, check).rest('frame.end');
    case 'equals':
      return list.add(1, 'frame.mark').rest('value.text');
    case 'text': {
      const text = Buffer.from(bytes).toString('latin1');
      const weight = TEXT_FORMS.weight.exec(text);
      if (weight) {
        const checked = weight[5] === undefined ? 0 : 2;
        return list
          .add(2, 'header.status')
          .add(bytes.length - 2 - checked, 'value.text')
          .rest(check);
      }
      const status = TEXT_FORMS.status.exec(text);
      if (!status) return list.rest('header.status');
      return list.add(text.lastIndexOf(',') + 1, 'header.status').rest('value.text');
    }
  }
}
