import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '#shared/kernel/id.ts';
import { caseFinder } from './find-case.ts';
import { createCases, openCaseWhenAlarmRaised } from './index.ts';
import { casesStation, loadDemo } from './testing.ts';

const demo = loadDemo();
let station: ReturnType<typeof casesStation>;
beforeEach(() => {
  station = casesStation(':memory:', demo);
  station.ledger.addPolicy(openCaseWhenAlarmRaised(createCases({ ...station, mediaDir: '/nowhere' })));
});
afterEach(() => station.db.close());

const raise = (openCase: { classKey: string; enabled: boolean } | null) =>
  station.ledger.write({ actor: 'device:d1' }, (writer) =>
    writer.append({
      kind: 'AlarmRaised.v1',
      entity: newId(),
      payload: {
        openCase,
        rule: { name: { zh: 'TSP 超标', en: 'TSP' }, unit: 'mg/m3', op: '>', limit: 0.8 },
        device: { name: '一号工地', streetCode: '000000000', address: '样例路1号', lng: null, lat: null },
        value: 0.92,
      },
    }),
  );
const kinds = () => station.db.prepare('SELECT kind FROM facts ORDER BY seq').pluck().all();
const caseId = () => station.db.prepare('SELECT id FROM cases').pluck().get() as string;

describe('an alarm whose rule opens a case', () => {
  it('opens it in the same write, waiting for intake, and the cause can be walked back', () => {
    const raised = raise({ classKey: 'E0302', enabled: true });
    expect(kinds()).toEqual(['AlarmRaised.v1', 'CaseRegistered.v1', 'AlarmCaseOpened.v1']);
    // The street of another district is not taken over.
    expect(caseFinder(station.db).state(caseId())).toMatchObject({
      stage: 'registered',
      causedBy: raised.id,
      streetCode: null,
    });
  });

  it('says why when the case may not be registered', () => {
    raise({ classKey: 'E9999', enabled: true });
    expect(kinds()).toEqual(['AlarmRaised.v1', 'AlarmCaseRefused.v1']);
  });

  it.each([[null], [{ classKey: 'E0302', enabled: false }]])(
    'does nothing when the rule says nothing (%j)',
    (openCase) => {
      raise(openCase);
      expect(kinds()).toEqual(['AlarmRaised.v1']);
    },
  );
});
