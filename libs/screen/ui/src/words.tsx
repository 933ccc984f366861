import i18next, { type i18n } from 'i18next';
import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next, useTranslation } from 'react-i18next';
import { ageParts } from './age-text.js';
import { formatsFor, type Formats } from './formats.js';
import en from './words/en.json';
import vi from './words/vi.json';

export type Language = 'vi' | 'en';
type Translate = (key: string, values?: Record<string, string | number>) => string;

/** Everything that a screen needs to speak: words, numbers, ages. */
export interface Words {
  language: Language;
  t: Translate;
  formats: Formats;
  /** "12 giây", "47 ph", "3 giờ 12", "2 ngày". */
  age(ms: number): string;
  /** The one of two languages that this screen speaks. */
  pick(text: { vi: string; en: string }): string;
  /** Unit as it stands beside a figure on a wall; long units have short forms. */
  unit(unit: string): string;
}

const WordsContext = createContext<Words | null>(null);

/** Both languages are in the bundle: a wall asks nobody for its words. */
export function createWords(language: Language): i18n {
  const instance = i18next.createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'vi',
    // Pages lay their own words into these: what was read stays as it is.
    resources: { vi: { translation: structuredClone(vi) }, en: { translation: structuredClone(en) } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}

/**
 * Words of the desk and the tablet, which a wall does not load.
 * @param instance from {@link createWords}
 */
export async function addDeskWords(instance: i18n): Promise<void> {
  const [deskVi, deskEn] = await Promise.all([import('./words/desk.vi.json'), import('./words/desk.en.json')]);
  instance.addResourceBundle('vi', 'translation', deskVi.default, true, true);
  instance.addResourceBundle('en', 'translation', deskEn.default, true, true);
}

/** Words of a playback, on the wall and at the desk. @param instance from {@link createWords} */
export async function addPlaybackWords(instance: i18n): Promise<void> {
  const [playbackVi, playbackEn] = await Promise.all([import('./words/playback.vi.json'), import('./words/playback.en.json')]);
  instance.addResourceBundle('vi', 'translation', playbackVi.default, true, true);
  instance.addResourceBundle('en', 'translation', playbackEn.default, true, true);
}

/** Words of what stands before a screen: signing in, pairing, accounts. @param instance from {@link createWords} */
export async function addAccessWords(instance: i18n): Promise<void> {
  const [accessVi, accessEn] = await Promise.all([import('./words/access.vi.json'), import('./words/access.en.json')]);
  instance.addResourceBundle('vi', 'translation', accessVi.default, true, true);
  instance.addResourceBundle('en', 'translation', accessEn.default, true, true);
}

/** Words of the living sheet, which nobody else loads. @param instance from {@link createWords} */
export async function addSheetWords(instance: i18n): Promise<void> {
  const [sheetVi, sheetEn] = await Promise.all([import('./words/sheet.vi.json'), import('./words/sheet.en.json')]);
  instance.addResourceBundle('vi', 'translation', sheetVi.default, true, true);
  instance.addResourceBundle('en', 'translation', sheetEn.default, true, true);
}

/** @param unit names contain dots and slashes, so they are looked up beside i18next's paths */
const units: Record<Language, Record<string, string>> = { vi: vi.unit, en: en.unit };

/** Ages that were said once are kept: hundreds of tiles say the same few each second. */
const maxKeptAges = 1000;

export function wordsOf(language: Language, t: Translate): Words {
  const ages = new Map<string, string>();
  return {
    language,
    t,
    formats: formatsFor(language),
    age: (ms) => {
      const { key, values } = ageParts(ms);
      const name = `${key} ${values['n'] ?? values['h']} ${values['mm'] ?? ''}`;
      const kept = ages.get(name);
      if (kept !== undefined) return kept;
      if (ages.size >= maxKeptAges) ages.clear();
      const said = t(`age.${key}`, values);
      ages.set(name, said);
      return said;
    },
    pick: (text) => text[language],
    unit: (unit) => units[language][unit] ?? unit,
  };
}

export function WordsProvider({ instance, children }: { instance: i18n; children: ReactNode }) {
  return (
    <I18nextProvider i18n={instance}>
      <Speak>{children}</Speak>
    </I18nextProvider>
  );
}

function Speak({ children }: { children: ReactNode }) {
  const { t, i18n: instance } = useTranslation();
  const language: Language = instance.language === 'en' ? 'en' : 'vi';
  const words = useMemo(() => wordsOf(language, (key, values) => t(key, values ?? {})), [language, t]);
  return <WordsContext.Provider value={words}>{children}</WordsContext.Provider>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('words were used outside of WordsProvider');
  return words;
}

/** Another language for this tab, until it is closed. */
export function useLanguageChange(): (language: Language) => void {
  const { i18n: instance } = useTranslation();
  return (language) => {
    sessionStorage.setItem(languageKey, language);
    document.documentElement.lang = language;
    void instance.changeLanguage(language);
  };
}

/** `?lang=` of the address, else what was chosen in this tab, else Vietnamese. */
export function chosenLanguage(): Language {
  const named = new URLSearchParams(location.search).get('lang') ?? sessionStorage.getItem(languageKey);
  return named === 'en' ? 'en' : 'vi';
}
const languageKey = 'rong.language';
