import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Written by hand, since TypeORM knows neither partitions nor storage settings.
 * Readings are partitioned by month of `at` (UTC): writing at the head touches one small index, and a month goes in 20 ms.
 * Months are made by the store when a reading of theirs comes; what lies before 2000 shares one partition.
 */
export class PartitionReadings1795451174509 implements MigrationInterface {
  name = 'PartitionReadings1795451174509';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "reading" RENAME TO "reading_plain"`);
    await queryRunner.query(
      `CREATE TABLE "reading" (LIKE "reading_plain" INCLUDING DEFAULTS) PARTITION BY RANGE ("at")`,
    );
    await queryRunner.query(
      `CREATE TABLE "reading_before_2000" PARTITION OF "reading" FOR VALUES FROM (MINVALUE) TO ('2000-01-01+00')`,
    );
    await queryRunner.query(`
      DO $$ DECLARE month timestamptz; BEGIN
        FOR month IN SELECT DISTINCT date_trunc('month', "at", 'UTC') FROM "reading_plain" WHERE "at" >= '2000-01-01+00' LOOP
          EXECUTE format('CREATE TABLE %I PARTITION OF "reading" FOR VALUES FROM (%L) TO (%L)',
            'reading_' || to_char(month AT TIME ZONE 'UTC', 'YYYY_MM'), month, month + interval '1 month');
        END LOOP;
      END $$`);
    await queryRunner.query(`INSERT INTO "reading" SELECT * FROM "reading_plain"`);
    await queryRunner.query(`DROP TABLE "reading_plain"`);
    await queryRunner.query(
      `ALTER TABLE "reading" ADD CONSTRAINT "PK_ed5addd6dba0d1ed22df9067b5f" PRIMARY KEY ("series_id", "at", "period")`,
    );
    // Room in each page, so that an update of a row stays in its page and touches no index.
    await queryRunner.query(`ALTER TABLE "latest" SET (fillfactor = 50)`);
    await queryRunner.query(`ALTER TABLE "reading_day" SET (fillfactor = 80)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "reading_day" RESET (fillfactor)`);
    await queryRunner.query(`ALTER TABLE "latest" RESET (fillfactor)`);
    await queryRunner.query(`CREATE TABLE "reading_plain" (LIKE "reading" INCLUDING DEFAULTS)`);
    await queryRunner.query(`INSERT INTO "reading_plain" SELECT * FROM "reading"`);
    await queryRunner.query(`DROP TABLE "reading"`);
    await queryRunner.query(`ALTER TABLE "reading_plain" RENAME TO "reading"`);
    await queryRunner.query(
      `ALTER TABLE "reading" ADD CONSTRAINT "PK_ed5addd6dba0d1ed22df9067b5f" PRIMARY KEY ("series_id", "at", "period")`,
    );
  }
}
