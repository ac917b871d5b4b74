import type { CaseDetail, PrintForm, PrintSet } from '#shared/modules/cases/index.ts';
import { type FormNames, fieldText, formLines } from './form-fields.ts';

/** A case with its pictures as they stand on paper. */
export interface PrintedCase {
  detail: CaseDetail;
  photos: { kind: string; src: string }[];
}

interface FormPageProps {
  t(key: string, values?: Record<string, unknown>): string;
  names: FormNames;
  english: boolean;
  bureau: PrintSet['bureau'];
  form: PrintForm;
  printed: PrintedCase;
}

/** One paper form of one case: the bureau, the form's name and number, fields, pictures, and who signs. */
export function FormPage({ t, names, english, bureau, form, printed: { detail, photos } }: FormPageProps) {
  const name = (item: { zh: string; en: string }) => (english ? item.en : item.zh);
  const shown = photos.filter(({ kind }) => form.photos.some((one) => one === kind));
  return (
    <article className="form">
      <header>
        <p className="bureau">{name(bureau)}</p>
        <h1>{name(form)}</h1>
        <p className="number">
          {t('find:print.number')} {detail.number}
        </p>
      </header>
      <table>
        <tbody>
          {formLines(form.fields).map((line) => (
            <tr key={line.join()}>
              {line.map((field) => [
                <th key={`${field}-label`}>{t(`find:print.field.${field}`)}</th>,
                <td key={field} colSpan={line.length === 1 ? 3 : 1}>
                  {fieldText(t, names, detail, field)}
                </td>,
              ])}
            </tr>
          ))}
        </tbody>
      </table>
      {form.photos.length > 0 && (
        <section className="photos">
          <h2>{t('find:print.photos')}</h2>
          {shown.length === 0 && <p>{t('find:print.none')}</p>}
          {shown.map(({ kind, src }) => (
            <figure key={src}>
              <img src={src} alt="" />
              <figcaption>{t(`cases:photo.${kind}`)}</figcaption>
            </figure>
          ))}
        </section>
      )}
      <footer>
        {form.signatures.map((who) => (
          <p key={who.zh}>
            {name(who)} ({t('find:print.sign')}): ______________ {t('find:print.date')}: __________
          </p>
        ))}
      </footer>
    </article>
  );
}
