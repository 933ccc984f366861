import { addAccessWords, addDeskWords } from '@ioc/screen-ui';
import { lazy, type ComponentType } from 'react';
import { words } from './words.js';

type Rooms = typeof import('./access-rooms.js');

/** What stands before a screen is no part of what one loads that is open, its words neither. */
function place<Props extends object>(of: (rooms: Rooms) => ComponentType<Props>) {
  return lazy(async () => {
    const [rooms] = await Promise.all([import('./access-rooms.js'), addDeskWords(words), addAccessWords(words)]);
    return { default: of(rooms) };
  });
}

export const SignInPlace = place((rooms) => rooms.SignInPage);
export const SetupPlace = place((rooms) => rooms.SetupPage);
export const RolesPlace = place((rooms) => rooms.RolesPage);
export const SecondFactorPlace = place((rooms) => rooms.SecondFactorPage);
export const WhoPlace = place((rooms) => rooms.WhoMenu);
export const PairingPlace = place((rooms) => rooms.PairingPage);
