/*
 * When alarms are too many for the people who must act on them. Figures of ISA-18.2 and IEC 62682: per operator, more than 10 in 10 minutes is a flood,
 * which is over at fewer than 5; at most 150 a day; 3 or more of one alarm within a minute is chattering; active for over a day is stale.
 */
const minuteMs = 60_000;

export const alarmLoadFigures = {
  chatter: { count: 3, withinMs: minuteMs },
  flood: { above: 10, overBelow: 5, withinMs: 10 * minuteMs },
  dailyMost: 150,
  staleMs: 24 * 60 * minuteMs,
} as const;
