import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TallyFeedsByDay1795701243137 implements MigrationInterface {
  name = 'TallyFeedsByDay1795701243137';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "feed_day" ("feed" text NOT NULL, "day" date NOT NULL, "first_at" TIMESTAMP WITH TIME ZONE NOT NULL, "runs" integer NOT NULL, "accepted" integer NOT NULL, "refused" integer NOT NULL, "duplicates" integer NOT NULL, "breaches" integer NOT NULL, CONSTRAINT "PK_ca30d58a663bb3bc844ac0171c3" PRIMARY KEY ("feed", "day"))`);
    await queryRunner.query(`CREATE TABLE "feed_latency" ("feed" text NOT NULL, "day" date NOT NULL, "latency_ms" integer NOT NULL, "runs" integer NOT NULL, CONSTRAINT "PK_60c2f5fccccc990546fdb13d84f" PRIMARY KEY ("feed", "day", "latency_ms"))`);
    await queryRunner.query(`CREATE TABLE "watch_span" ("feed" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_5af55e5aeb3815951fc3f165787" PRIMARY KEY ("feed", "starts_at"))`);
    await queryRunner.query(`CREATE INDEX "reading_revision_newest" ON "reading_revision"  ("feed", "superseded_at") `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP INDEX "public"."reading_revision_newest"`);
    await queryRunner.query(`DROP TABLE "watch_span"`);
    await queryRunner.query(`DROP TABLE "feed_latency"`);
    await queryRunner.query(`DROP TABLE "feed_day"`);
  }
}
