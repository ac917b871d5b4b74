import { expect, test } from './fixture.ts';

test.describe('what a hostile page cannot do', () => {
  test('the window is a sandboxed page without Node, with one narrow bridge', async ({ desk }) => {
    const { app, page } = desk;
    const windows = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => {
        const { sandbox, contextIsolation, nodeIntegration, webSecurity, webviewTag } = (
          webContents as unknown as { getLastWebPreferences(): Electron.WebPreferences }
        ).getLastWebPreferences();
        return {
          url: webContents.getURL(),
          sandbox,
          contextIsolation,
          nodeIntegration,
          webSecurity,
          webviewTag,
        };
      }),
    );
    expect(windows).toEqual([
      {
        url: 'app://ucc/index.html',
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
      },
    ]);
    const inside = await page.evaluate(() => {
      const world = globalThis as unknown as Record<string, unknown>;
      return {
        node: ['require', 'process', 'module', 'global', 'Buffer', '__dirname'].map(
          (name) => typeof world[name],
        ),
        bridge: Object.entries(window.ucc).map(([name, value]) => `${name}: ${typeof value}`),
      };
    });
    expect(inside.node).toEqual(Array(6).fill('undefined'));
    expect(inside.bridge.sort()).toEqual([
      'chooseFile: function',
      'onEngineState: function',
      'print: function',
      'saveAs: function',
    ]);
  });

  test('scripts come from the application alone', async ({ desk, demoSeat }) => {
    const { page } = desk;
    demoSeat.expectProblem(/Content Security Policy|Refused to/);
    const policy = await page.evaluate(
      async () => (await fetch('app://ucc/index.html')).headers.get('content-security-policy') ?? '',
    );
    expect(policy).toContain("default-src 'none'");
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe("'self'");
    const ran = await page.evaluate(async () => {
      const world = globalThis as unknown as { hit?: string[] };
      world.hit = [];
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.hit.push("inline")';
      document.body.append(inline);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'globalThis.hit.push("handler")');
      const failed = new Promise((done) => image.addEventListener('error', done));
      image.src = 'app://ucc/no-such-picture.png';
      document.body.append(image);
      const foreign = document.createElement('script');
      foreign.src = 'data:text/javascript,globalThis.hit.push("data")';
      const refused = new Promise((done) => foreign.addEventListener('error', done));
      document.body.append(foreign);
      await Promise.all([failed, refused]);
      return world.hit;
    });
    demoSeat.expectProblem(/no-such-picture|404/);
    expect(ran).toEqual([]);
  });

  test('no way out of the page: navigation, windows, network, permissions', async ({ desk, demoSeat }) => {
    const { app, page } = desk;
    demoSeat.expectProblem(/Content Security Policy|Refused to|ERR_|Failed to load|Not allowed to/);
    const heard: string[] = [];
    page.on('framenavigated', (frame) => heard.push(frame.url()));
    const out = await page.evaluate(async () => {
      const opened = window.open('https://example.com');
      const leave = (url: string) => {
        const link = document.createElement('a');
        link.href = url;
        document.body.append(link);
        link.click();
        link.remove();
      };
      for (const url of [
        'https://example.com/',
        'file:///etc/passwd',
        'app://other/index.html',
        'app://ucc/index.html?x',
      ])
        leave(url);
      const fails = (work: Promise<unknown>) =>
        work.then(
          () => false,
          () => true,
        );
      return {
        opened,
        fetched: await fails(fetch('https://example.com')),
        loopback: await fails(fetch('http://127.0.0.1:9')),
        file: await fails(fetch('file:///etc/passwd')),
        geolocation: await new Promise<boolean>((done) =>
          navigator.geolocation.getCurrentPosition(
            () => done(false),
            () => done(true),
          ),
        ),
        notifications: (await Notification.requestPermission()) === 'denied',
        media: await fails(navigator.mediaDevices.getUserMedia({ audio: true, video: true })),
        clipboard: await fails(navigator.clipboard.readText()),
      };
    });
    expect(out).toEqual({
      opened: null,
      fetched: true,
      loopback: true,
      file: true,
      geolocation: true,
      notifications: true,
      media: true,
      clipboard: true,
    });
    // The shell would refuse it as well if the page's own policy did not stand in front of it.
    const shell = await app.evaluate(async ({ session, BrowserWindow }) => {
      const cancelled = await session.defaultSession.fetch('https://example.com').then(
        () => 'answered',
        (error: Error) => error.message,
      );
      return { cancelled, windows: BrowserWindow.getAllWindows().length };
    });
    expect(shell).toEqual({ cancelled: expect.stringContaining('ERR_BLOCKED_BY_CLIENT'), windows: 1 });
    expect(heard).toEqual([]);
    // The page is still the one it was.
    const still = await page.evaluate(() => [
      location.href,
      document.querySelectorAll('.ucc-signin-people').length,
    ]);
    expect(still).toEqual(['app://ucc/index.html', 1]);
  });

  test('app:// serves the built pages and nothing beside them', async ({ desk, demoSeat }) => {
    const { app, page } = desk;
    demoSeat.expectProblem(/403|404|Failed to load|Content Security Policy|ERR_/);
    const statuses = await page.evaluate(async (paths) => {
      const status = (path: string, init?: RequestInit) =>
        fetch(`app://ucc${path}`, init).then(
          ({ status: code }) => code,
          () => 'refused',
        );
      return {
        page: await status('/index.html'),
        posted: await status('/index.html', { method: 'POST' }),
        outside: await Promise.all(paths.map((path) => status(path))),
      };
    }, TRAVERSALS);
    expect(statuses.page).toBe(200);
    expect(statuses.posted).toBe(403);
    for (const status of statuses.outside) expect([403, 404]).toContain(status);
    const fromShell = await app.evaluate(async ({ net }, paths) => {
      const of = (url: string) =>
        net.fetch(url).then(async (answer) => [answer.status, (await answer.text()).length]);
      return {
        outside: await Promise.all(paths.map((path) => of(`app://ucc${path}`))),
        host: await of('app://other/index.html'),
      };
    }, TRAVERSALS);
    for (const [status, length] of [...fromShell.outside, fromShell.host]) {
      expect([403, 404]).toContain(status);
      expect(length).toBe(0);
    }
  });

  test('the bridge takes chosen files only, and no file by its name', async ({ desk, demoSeat }) => {
    demoSeat.expectProblem(/Not a chosen file|^engine: .*\bat /);
    const refusals = await desk.page.evaluate(async () => {
      const choose = window.ucc.chooseFile as unknown as (file: unknown) => Promise<string>;
      const attempts = ['/etc/passwd', { path: '/etc/passwd' }, new File(['x'], '/etc/passwd'), null];
      return Promise.all(
        attempts.map(async (attempt) => {
          try {
            return await choose(attempt);
          } catch {
            return 'refused';
          }
        }),
      );
    });
    expect(refusals).toEqual(['refused', 'refused', 'refused', 'refused']);
  });
});

const TRAVERSALS = [
  '/../main/main.js',
  '/%2e%2e/main/main.js',
  '/..%2fmain%2fmain.js',
  '/..%5cmain%5cmain.js',
  '/assets/..%2f..%2f..%2fpackage.json',
  '/%2fetc%2fpasswd',
  '//etc/passwd',
  '/index.html%00.png',
];
