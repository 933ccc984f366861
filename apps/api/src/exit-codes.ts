/** EX_CONFIG of sysexits.h: the configuration has faults. */
export const exitConfiguration = 78;
/** EX_TEMPFAIL of sysexits.h: another server works on the same data, or has the address. */
export const exitInUse = 75;
