import { Form } from 'antd';
import { useNames } from '../../../app/reference.tsx';

/** 惯用语: a click adds the words to the text. */
export function Phrases({ name, use }: { name: string; use: string }) {
  const form = Form.useFormInstance();
  const { reference } = useNames();
  const offered = reference.phrases.filter((phrase) => phrase.use === use);
  if (offered.length === 0) return null;
  const add = (words: string) => {
    const before = (form.getFieldValue(name) as string | undefined) ?? '';
    form.setFieldValue(name, before + words);
  };
  return (
    <p className="ucc-phrases">
      {offered.map(({ id, zh }) => (
        <button key={id} type="button" onClick={() => add(zh)}>
          {zh}
        </button>
      ))}
    </p>
  );
}
