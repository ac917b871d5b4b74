import { actorOf, type Session } from '#electron/platform/door/index.ts';
import type { CaseCommandInput, CaseStepResult } from '#shared/modules/cases/index.ts';
import type { PhotoFiles } from '../photos.ts';
import type { StepTaker } from './take-step.ts';

/** Keeps a picture's bytes, then records it with the case. Bytes that no case names may be left by a refused step. */
export function photoAdder(files: PhotoFiles, takeStep: StepTaker) {
  return (session: Session, input: CaseCommandInput<'addPhoto'>): CaseStepResult => {
    const { id, expectedVersion, kind, name, width, height } = input;
    const hash = files.keep(Buffer.from(input.bytes, 'base64'), Buffer.from(input.thumbnail, 'base64'));
    const photo = { hash, kind, name, by: actorOf(session), width, height };
    return takeStep(session, id, { name: 'addPhoto', input: { expectedVersion, photo } });
  };
}
