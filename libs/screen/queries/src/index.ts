export { askServer, getJson, ProblemError } from './ask-server.js';
export { useIndicators } from './catalogue.js';
export { createQueries } from './create-queries.js';
