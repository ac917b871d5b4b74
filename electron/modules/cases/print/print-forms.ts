import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Territory } from '#electron/modules/territory/index.ts';
import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { Ledger } from '#electron/platform/facts/index.ts';
import { newId } from '#shared/kernel/id.ts';
import { Refusal } from '#shared/kernel/refusal.ts';
import { type PrintSet, printFormsFileSchema, type printRecordSchema } from '#shared/modules/cases/index.ts';

/** Facts of a print (`entity`: its own id): who took which cases out on paper or as a PDF. */
export interface PrintFacts {
  'CaseFormsPrinted.v1': z.infer<typeof printRecordSchema>;
}

interface PrintDeps {
  resourcesDir: string;
  ledger: Ledger;
  territory: Territory;
  exists(caseId: string): boolean;
}

/** The district's paper forms, and the record of what is printed on them. */
export function casePrinter({ resourcesDir, ledger, territory, exists }: PrintDeps) {
  let known: PrintSet | null = null;

  /** @throws Refusal `print.badForms` {reason} */
  function forms(): PrintSet {
    if (known) return known;
    try {
      const text = readFileSync(join(resourcesDir, 'print/forms.json'), 'utf8');
      known = { bureau: territory.profile.bureau, forms: printFormsFileSchema.parse(JSON.parse(text)).forms };
      return known;
    } catch (error) {
      throw new Refusal('print.badForms', { reason: String(error).slice(0, 300) });
    }
  }

  /** @throws Refusal `print.unknownForm`, `case.unknown` */
  function record(session: Session, said: PrintFacts['CaseFormsPrinted.v1']): void {
    if (!forms().forms.some(({ id }) => id === said.form)) throw new Refusal('print.unknownForm');
    if (!said.caseIds.every(exists)) throw new Refusal('case.unknown');
    ledger.write({ actor: actorOf(session) }, (writer) => {
      writer.append({ kind: 'CaseFormsPrinted.v1', entity: newId(), payload: said });
    });
  }

  return { forms, record };
}
