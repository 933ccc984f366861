import { ProblemError } from './ask-server.js';

/** What is refused is said in both languages: as the title in English, at its places in Vietnamese. */
const refused = 409;

/** Why the server did not do something, in the language of the screen where it said so in both. */
export function saidOf(error: Error, language: 'vi' | 'en'): string {
  const places = error instanceof ProblemError && error.status === refused ? (error.problem?.errors ?? []) : [];
  return language === 'vi' && places.length > 0 ? places.map(({ message }) => message).join(' ') : error.message;
}
