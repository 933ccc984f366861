import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepLedgers1795793386097 implements MigrationInterface {
  name = 'KeepLedgers1795793386097';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "ledger_cursor" ("ledger" text NOT NULL, "source" text NOT NULL, "number" bigint NOT NULL, CONSTRAINT "PK_5df1666d78606d4771604e03790" PRIMARY KEY ("ledger", "source"))`);
    await queryRunner.query(`CREATE TABLE "matter_change" ("ledger" text NOT NULL, "number" bigint NOT NULL, "id" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "kind" text NOT NULL, "done_by" text, "key" text, "event" jsonb NOT NULL, "standing" jsonb NOT NULL, "vi" text NOT NULL, "en" text NOT NULL, CONSTRAINT "PK_40549dea4346c529cc000d73d37" PRIMARY KEY ("ledger", "number"))`);
    await queryRunner.query(`CREATE UNIQUE INDEX "matter_change_key" ON "matter_change"  ("ledger", "key") WHERE key IS NOT NULL`);
    await queryRunner.query(`CREATE INDEX "matter_change_of_one" ON "matter_change"  ("ledger", "id", "number") `);
    await queryRunner.query(`CREATE TABLE "matter" ("ledger" text NOT NULL, "id" text NOT NULL, "is_open" boolean NOT NULL, "last" bigint NOT NULL, "standing" jsonb NOT NULL, CONSTRAINT "PK_604b11f9f62a24b019b785fb8f1" PRIMARY KEY ("ledger", "id"))`);
    await queryRunner.query(`CREATE INDEX "matter_open" ON "matter"  ("ledger", "is_open", "last") `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."matter_open"`);
    await queryRunner.query(`DROP TABLE "matter"`);
    await queryRunner.query(`DROP INDEX "public"."matter_change_of_one"`);
    await queryRunner.query(`DROP INDEX "public"."matter_change_key"`);
    await queryRunner.query(`DROP TABLE "matter_change"`);
    await queryRunner.query(`DROP TABLE "ledger_cursor"`);
  }
}
