// One Chromium, spoken to through a pair of pipes: no port is open by which anybody else could drive it.
import { spawn } from 'node:child_process';

/** The browser answered, but did not do what was asked. */
export class Refusal extends Error {}

/** What it printed last is told when it ends by itself. */
const keptOutput = 2000;

/**
 * Starts it.
 * @param onEvent hears (method, params, sessionId) of every event of the DevTools protocol
 * @returns `ask`, which fails without an answer in time; `ended`, which says how it ended; `end`
 */
export function startBrowser(program, flags, onEvent) {
  // A group of its own: its helpers end with it.
  const child = spawn(program, [...flags, '--remote-debugging-pipe'], { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] });
  const [, , errors, toBrowser, fromBrowser] = child.stdio;
  const waiting = new Map();
  let printed = '';
  errors.setEncoding('utf8').on('data', (text) => (printed = (printed + text).slice(-keptOutput)));
  const ended = new Promise((done) => {
    child.once('error', (error) => done(error.message));
    child.once('exit', (code, signal) => done(`${signal ?? `code ${code}`}${printed && `; it said last:\n${printed.trimEnd()}`}`));
  });
  // A pipe that breaks is a browser that ends, which `ended` tells.
  toBrowser.on('error', () => {});
  fromBrowser.on('error', () => {});
  readMessages(fromBrowser, (message) => {
    if (message.id === undefined) return onEvent(message.method, message.params, message.sessionId);
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  });
  let asked = 0;
  const ask = (method, params = {}, { session, withinMs = 5000 } = {}) =>
    new Promise((done, fail) => {
      const id = (asked += 1);
      const timer = setTimeout(() => {
        waiting.delete(id);
        fail(new Error(`no answer to ${method} within ${withinMs / 1000} s`));
      }, withinMs);
      waiting.set(id, ({ result, error }) => {
        clearTimeout(timer);
        if (error) fail(new Refusal(`${method}: ${error.message}`));
        else done(result);
      });
      toBrowser.write(`${JSON.stringify({ id, method, params, sessionId: session })}\0`);
    });
  return { ask, ended, end: () => endOf(child, ended, ask) };
}

/** Messages end with a zero byte. */
function readMessages(stream, take) {
  let rest = '';
  stream.setEncoding('utf8').on('data', (text) => {
    const parts = (rest + text).split('\0');
    rest = parts.pop() ?? '';
    for (const part of parts) take(JSON.parse(part));
  });
}

/** Lets it write its profile, and kills what is left. */
async function endOf(child, ended, ask) {
  if (child.pid === undefined) return;
  ask('Browser.close').catch(() => {});
  const force = setTimeout(() => killGroup(child.pid), 3000);
  await ended;
  clearTimeout(force);
  killGroup(child.pid);
}

function killGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Nobody is left of it.
    if (error.code !== 'ESRCH') throw error;
  }
}
