import { expect, it } from 'vitest';
import { replaceOnWall } from './replace-on-wall.js';

const text = `# a wall
scenes:
  - id: overview
    left:
      - component: health # first
        headline: beds
        supporting: [cases, 'visits', beds]
    right:
      - component: education
        supporting:
          - cases # other room
`;

it('gives a place to another figure and touches nothing else', () => {
  expect(replaceOnWall(text, 'health', { indicator: 'new-one', replaces: 'visits' })).toBe(text.replace("'visits'", 'new-one'));
  expect(replaceOnWall(text, 'education', { indicator: 'new-one', replaces: 'cases' })).toBe(text.replace('- cases', '- new-one'));
});

it('says when no panel of the component shows it', () => {
  expect(replaceOnWall(text, 'health', { indicator: 'new-one', replaces: 'nothing' })).toBeNull();
});
