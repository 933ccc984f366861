/** EX_CONFIG of sysexits.h: the configuration has faults. */
export const exitConfiguration = 78;
/** EX_TEMPFAIL of sysexits.h: another server works on the same data. */
export const exitDataInUse = 75;
