import { chosenLanguage, createWords } from '@ioc/screen-ui';

/** The words of this client, in the language of its address or of this tab. */
export const words = createWords(chosenLanguage());
