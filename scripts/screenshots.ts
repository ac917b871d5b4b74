/** `npm run screenshots`: runs the end-to-end tests marked `@screenshots` and keeps their pictures in docs/screenshots/. */
import { takeScreenshots } from './lib/e2e-run.ts';
import { inRoot } from './lib/paths.ts';
import { runMain } from './lib/say.ts';
import { sumLine } from './lib/test-counts.ts';

await runMain(async () => {
  const counts = await takeScreenshots(inRoot('docs', 'screenshots'));
  console.log(sumLine(counts));
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
});
