import type { i18n } from 'i18next';
import briefEn from './words/brief.en.json';
import briefVi from './words/brief.vi.json';
import deskEn from './words/desk.en.json';
import deskVi from './words/desk.vi.json';

/**
 * Words of the leaders' brief, with those of the desk, whose furniture it uses. They load with its script: nothing of it can be painted before.
 * @param instance from {@link createWords}
 */
export function addBriefWords(instance: i18n): void {
  for (const words of [deskVi, briefVi]) instance.addResourceBundle('vi', 'translation', words, true, true);
  for (const words of [deskEn, briefEn]) instance.addResourceBundle('en', 'translation', words, true, true);
}
