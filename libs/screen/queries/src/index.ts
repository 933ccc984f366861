export { askServer, getJson, ProblemError } from './ask-server.js';
export { useIndicators } from './catalogue.js';
export { saidOf } from './said-of.js';
export { usePost } from './use-post.js';
export { createQueries } from './create-queries.js';
