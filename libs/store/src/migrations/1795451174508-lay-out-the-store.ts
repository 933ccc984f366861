import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LayOutTheStore1795451174508 implements MigrationInterface {
  name = 'LayOutTheStore1795451174508';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE "event" ("feed" text NOT NULL, "source_id" text NOT NULL, "component" text NOT NULL, "kind" text NOT NULL, "title" text NOT NULL, "description" text, "severity" smallint NOT NULL, "status" text NOT NULL, "area" text, "organisation" text, "place" text, "lat" double precision, "lon" double precision, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "updated_at" TIMESTAMP WITH TIME ZONE, "due_at" TIMESTAMP WITH TIME ZONE, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "provenance" text NOT NULL, "run_id" uuid NOT NULL, "locator" text, CONSTRAINT "PK_033c3413513e056be927074a6bf" PRIMARY KEY ("feed", "source_id"))`,
    );
    await queryRunner.query(`CREATE INDEX "event_worst_first" ON "event"  ("status", "severity", "started_at") `);
    await queryRunner.query(
      `CREATE TABLE "feed_run" ("id" uuid NOT NULL, "feed" text NOT NULL, "adapter" text NOT NULL, "contract_version" smallint NOT NULL, "started_at" TIMESTAMP WITH TIME ZONE NOT NULL, "finished_at" TIMESTAMP WITH TIME ZONE NOT NULL, "outcome" text NOT NULL, "fault" text, "latency_ms" integer NOT NULL, "rejected" integer NOT NULL, "readings" integer NOT NULL, "events" integer NOT NULL, CONSTRAINT "PK_fe2363b96f9b8059ca93b13108e" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "feed_run_newest" ON "feed_run"  ("feed", "started_at") `);
    await queryRunner.query(
      `CREATE TABLE "latest" ("series_id" integer NOT NULL, "value" double precision, "period" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "age_from" TIMESTAMP WITH TIME ZONE NOT NULL, "stale_at" TIMESTAMP WITH TIME ZONE NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "provenance" text NOT NULL, "status" text, "qualifier" text, "feed" text NOT NULL, "run_id" uuid NOT NULL, "revised_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_ad1bbdc63f9fb9f490fe055103c" PRIMARY KEY ("series_id"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "quarantine" ("feed" text NOT NULL, "fingerprint" text NOT NULL, "locator" text NOT NULL, "raw" text NOT NULL, "reason" text NOT NULL, "first_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "last_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, "times" integer NOT NULL DEFAULT '1', "first_run_id" uuid NOT NULL, "last_run_id" uuid NOT NULL, CONSTRAINT "PK_4b3b523e1fb62ccec3c7d124bee" PRIMARY KEY ("feed", "fingerprint"))`,
    );
    await queryRunner.query(`CREATE INDEX "quarantine_newest" ON "quarantine"  ("feed", "last_seen_at") `);
    await queryRunner.query(
      `CREATE TABLE "raw_payload" ("sha256" text NOT NULL, "content_type" text NOT NULL, "bytes" integer NOT NULL, "first_seen_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_6d11536f692ff4b90c79bbc9f87" PRIMARY KEY ("sha256"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "reading_day" ("series_id" integer NOT NULL, "day" date NOT NULL, "count" integer NOT NULL, "sum" double precision, "min" double precision, "max" double precision, "last" double precision, "last_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_e3e2a894389922c191aec99077f" PRIMARY KEY ("series_id", "day"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "reading_revision" ("series_id" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "period" text NOT NULL, "value" double precision, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "as_of" TIMESTAMP WITH TIME ZONE, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "status" text, "qualifier" text, "provenance" text NOT NULL, "feed" text NOT NULL, "run_id" uuid NOT NULL, "locator" text, "operands" jsonb, "revision" smallint NOT NULL, "superseded_at" TIMESTAMP WITH TIME ZONE NOT NULL, "superseded_by" uuid NOT NULL, CONSTRAINT "PK_680fd4c164694c4dfcfe2bc5adc" PRIMARY KEY ("series_id", "at", "period", "revision"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "reading" ("series_id" integer NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "period" text NOT NULL, "value" double precision, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "as_of" TIMESTAMP WITH TIME ZONE, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "status" text, "qualifier" text, "provenance" text NOT NULL, "feed" text NOT NULL, "run_id" uuid NOT NULL, "locator" text, "operands" jsonb, "revision" smallint NOT NULL DEFAULT '0', "revised_at" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_ed5addd6dba0d1ed22df9067b5f" PRIMARY KEY ("series_id", "at", "period"))`,
    );
    await queryRunner.query(
      `CREATE TABLE "run_raw" ("run_id" uuid NOT NULL, "ordinal" smallint NOT NULL, "sha256" text NOT NULL, "name" text NOT NULL, "locator" text NOT NULL, CONSTRAINT "PK_a57e6010287246610f0b78ebedb" PRIMARY KEY ("run_id", "ordinal"))`,
    );
    await queryRunner.query(`CREATE INDEX "run_raw_payload" ON "run_raw"  ("sha256") `);
    await queryRunner.query(
      `CREATE TABLE "series" ("id" integer GENERATED BY DEFAULT AS IDENTITY NOT NULL, "indicator" text NOT NULL, "area" text NOT NULL, "breakdown" text NOT NULL DEFAULT '', "component" text NOT NULL, CONSTRAINT "PK_e725676647382eb54540d7128ba" PRIMARY KEY ("id"))`,
    );
    await queryRunner.query(`CREATE INDEX "series_component" ON "series"  ("component") `);
    await queryRunner.query(`CREATE UNIQUE INDEX "series_identity" ON "series"  ("indicator", "area", "breakdown") `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."series_identity"`);
    await queryRunner.query(`DROP INDEX "public"."series_component"`);
    await queryRunner.query(`DROP TABLE "series"`);
    await queryRunner.query(`DROP INDEX "public"."run_raw_payload"`);
    await queryRunner.query(`DROP TABLE "run_raw"`);
    await queryRunner.query(`DROP TABLE "reading"`);
    await queryRunner.query(`DROP TABLE "reading_revision"`);
    await queryRunner.query(`DROP TABLE "reading_day"`);
    await queryRunner.query(`DROP TABLE "raw_payload"`);
    await queryRunner.query(`DROP INDEX "public"."quarantine_newest"`);
    await queryRunner.query(`DROP TABLE "quarantine"`);
    await queryRunner.query(`DROP TABLE "latest"`);
    await queryRunner.query(`DROP INDEX "public"."feed_run_newest"`);
    await queryRunner.query(`DROP TABLE "feed_run"`);
    await queryRunner.query(`DROP INDEX "public"."event_worst_first"`);
    await queryRunner.query(`DROP TABLE "event"`);
  }
}
