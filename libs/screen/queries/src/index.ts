export { askServer, getJson, ProblemError } from './ask-server.js';
export { useIndicators } from './catalogue.js';
export { doorOf, type Door } from './door.js';
export { saidOf } from './said-of.js';
export { usePost } from './use-post.js';
export { createQueries } from './create-queries.js';
export { sessionKey, useMay, useSession } from './use-session.js';
