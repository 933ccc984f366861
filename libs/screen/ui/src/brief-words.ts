import type { i18n } from 'i18next';
import briefVi from './words/brief.vi.json';
import deskVi from './words/desk.vi.json';

/**
 * Words of the leaders' brief, with those of the desk, whose furniture it uses. The Vietnamese ones load with its script: nothing of it can be painted before.
 * @param instance from {@link createWords}
 * @returns once the language that is spoken is there; the other one follows
 */
export async function addBriefWords(instance: i18n): Promise<void> {
  for (const words of [deskVi, briefVi]) instance.addResourceBundle('vi', 'translation', words, true, true);
  const english = addEnglish(instance);
  if (instance.language === 'en') await english;
}

async function addEnglish(instance: i18n): Promise<void> {
  const both = await Promise.all([import('./words/desk.en.json'), import('./words/brief.en.json')]);
  for (const { default: words } of both) instance.addResourceBundle('en', 'translation', words, true, true);
}
