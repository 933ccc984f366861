/** An expected fault of the store; its message says what to do. */
export class StoreFault extends Error {
  override name = 'StoreFault';
}

/** Another process works on the same data folder. */
export class DataFolderLocked extends StoreFault {
  override name = 'DataFolderLocked';

  constructor(
    readonly pid: number,
    folder: string,
  ) {
    super(
      `another Rông (process ${pid}) already works on the data in ${folder}: ` +
        `stop it first, or give this one a folder of its own with IOC_DATA`,
    );
  }
}

/** The database cannot be started or reached. */
export class DatabaseUnavailable extends StoreFault {
  override name = 'DatabaseUnavailable';
}
