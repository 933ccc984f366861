import type { Express } from 'express';

const title = 'Rông API';
/** The page that shows the interface, without the inline styles and scripts that Swagger's own has: the policy of all pages holds for it too. */
const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>${title}</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/swagger-ui-standalone-preset.js"></script>
    <script src="/api/docs/swagger-ui-init.js"></script>
  </body>
</html>
`;

/** Serves it; before Swagger serves its own, whose other files it shows. */
export function serveDocsPage(server: Express): void {
  server.get(['/api/docs', '/api/docs/', '/api/docs/index.html'], (_request, response) => void response.type('html').send(page));
}
