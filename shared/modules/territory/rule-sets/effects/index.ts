export * from './filing-conditions.ts';
export * from './past-case.ts';
export * from './phrases.ts';
export * from './report.ts';
export * from './responsibility.ts';
export * from './stage-limits.ts';
