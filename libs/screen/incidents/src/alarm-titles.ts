import { useAlarms } from '@ioc/screen-live';
import { areaName, useProvince, useWords } from '@ioc/screen-ui';

/** What alarms are called, by their ids: the name of the rule, the area, and the station or machine where there are several. */
export function useAlarmTitles(): (id: string) => string {
  const { pick } = useWords();
  const info = useProvince();
  const { rules } = useAlarms();
  return (id) => {
    // An alarm that is over stands in no list any more; its id says what it was.
    const [rule = '', area = '', ...source] = id.split('/');
    const found = rules.find((one) => one.id === rule);
    // The id of an event has more than one part, and tells a person nothing.
    const station = source.length === 1 ? source[0] : undefined;
    return [found ? pick(found.name) : rule, areaName(info, area) || area, station].filter(Boolean).join(', ');
  };
}
