import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KnowFeedSchemas1795718561884 implements MigrationInterface {
  name = 'KnowFeedSchemas1795718561884';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "feed_schema_entry" ("id" BIGSERIAL NOT NULL, "feed" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "kind" text NOT NULL, "changes" jsonb NOT NULL, "run_id" uuid, "decided_by" text, "note" text, CONSTRAINT "PK_feaba2d1ad034f8c6a6bbff3d53" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "feed_schema_entry_newest" ON "feed_schema_entry"  ("feed", "at") `);
    await queryRunner.query(`CREATE TABLE "feed_schema" ("feed" text NOT NULL, "version" integer NOT NULL, "known" jsonb NOT NULL, "samples" jsonb NOT NULL, "drift_since" TIMESTAMP WITH TIME ZONE, "changes" jsonb NOT NULL, "mapping" text, CONSTRAINT "PK_8ec0cd6323e44638cd789d9aedf" PRIMARY KEY ("feed"))`);
    await queryRunner.query(`ALTER TABLE "feed_day" ADD "drifts" integer`);
    await queryRunner.query(`ALTER TABLE "feed_day" ADD "repairs" integer`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "feed_day" DROP COLUMN "repairs"`);
    await queryRunner.query(`ALTER TABLE "feed_day" DROP COLUMN "drifts"`);
    await queryRunner.query(`DROP TABLE "feed_schema"`);
    await queryRunner.query(`DROP INDEX "public"."feed_schema_entry_newest"`);
    await queryRunner.query(`DROP TABLE "feed_schema_entry"`);
  }
}
