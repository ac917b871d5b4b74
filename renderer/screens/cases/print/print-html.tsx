import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import css from './form.css?inline';

/** A whole document of forms, with everything it needs inside. */
export function printHtml(title: string, language: string, forms: ReactNode): string {
  const body = renderToStaticMarkup(
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own style sheet */}
        <style dangerouslySetInnerHTML={{ __html: `body{margin:0}${css}` }} />
      </head>
      <body>{forms}</body>
    </html>,
  );
  return `<!doctype html>${body}`;
}
