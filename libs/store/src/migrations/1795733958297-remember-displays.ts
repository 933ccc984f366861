import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RememberDisplays1795733958297 implements MigrationInterface {
  name = 'RememberDisplays1795733958297';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "display_heard" ("display" text NOT NULL, "heard_at" TIMESTAMP WITH TIME ZONE NOT NULL, "up_since" TIMESTAMP WITH TIME ZONE NOT NULL, "shown_since" TIMESTAMP WITH TIME ZONE NOT NULL, "beat" jsonb NOT NULL, CONSTRAINT "PK_dec86aeb1daf6d8ec1f96cd552b" PRIMARY KEY ("display"))`);
    await queryRunner.query(`CREATE TABLE "display_order" ("id" uuid NOT NULL, "display" text NOT NULL, "content" jsonb NOT NULL, "ordered_by" text NOT NULL, "why" text NOT NULL, "ordered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "until" TIMESTAMP WITH TIME ZONE, "firm" boolean NOT NULL, "ended_at" TIMESTAMP WITH TIME ZONE, "ended_by" text, CONSTRAINT "PK_7f236683ecb082119f080005a07" PRIMARY KEY ("id", "display"))`);
    await queryRunner.query(`CREATE INDEX "display_order_newest" ON "display_order"  ("display", "ordered_at") `);
    await queryRunner.query(`ALTER TABLE "event" ADD "known_since" TIMESTAMP WITH TIME ZONE`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE "event" DROP COLUMN "known_since"`);
    await queryRunner.query(`DROP INDEX "public"."display_order_newest"`);
    await queryRunner.query(`DROP TABLE "display_order"`);
    await queryRunner.query(`DROP TABLE "display_heard"`);
  }
}
