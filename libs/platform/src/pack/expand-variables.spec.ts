import { describe, expect, it } from 'vitest';
import { expandVariables } from './expand-variables.js';
import { YamlSource } from './yaml-source.js';

function expand(text: string, environment: Record<string, string> = {}, unset: 'fault' | 'placeholder' = 'fault') {
  const source = new YamlSource('feeds.yaml', text);
  const faults = expandVariables(source, { environment, unset });
  return { data: source.data(), faults };
}

describe('variables in a pack', () => {
  it('takes the value, else the default; an empty variable counts as unset', () => {
    const text = 'a: ${A:-one}/x\nb: "${B:-two}"\nc: ${C:-}';
    expect(expand(text, { A: '1.2.3', B: '' }).data).toEqual({ a: '1.2.3/x', b: 'two', c: '' });
  });

  it('expands several in one text and leaves other dollars alone', () => {
    expect(expand('a: "${X:-1}-${Y:-2} costs $5 ${}"').data).toEqual({ a: '1-2 costs $5 ${}' });
  });

  it('reads an unquoted number as a number and a quoted one as text', () => {
    expect(expand('a: ${A:-50}\nb: "${A:-50}"\nc: ${C:-true}').data).toEqual({ a: 50, b: '50', c: true });
  });

  it('names file, line, path and variable when there is neither value nor default', () => {
    expect(expand('feeds:\n  - id: x\n    settings:\n      url: ${BASE_URL}/y').faults).toEqual([
      {
        file: 'feeds.yaml',
        line: 4,
        path: 'feeds[0].settings.url',
        message: 'the environment variable BASE_URL is not set and has no default',
        remedy: 'set BASE_URL in the environment, or write ${BASE_URL:-default} here',
      },
    ]);
  });

  it('fills in an address that leads nowhere when it is told to go on', () => {
    const { data, faults } = expand('a: ${A}/x\nb: ${B_MQTT_URL}', {}, 'placeholder');
    expect(faults).toEqual([]);
    expect(data).toEqual({ a: 'http://unset.invalid/x', b: 'mqtt://unset.invalid' });
  });
});
