import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RememberPushesAndHands1795698900000 implements MigrationInterface {
  name = 'RememberPushesAndHands1795698900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "handled_run" ("run_id" uuid NOT NULL, "kind" text NOT NULL, "author" text NOT NULL, "approver" text, "note" text NOT NULL, CONSTRAINT "PK_fcfbfe3caea09ebc186e4fb165f" PRIMARY KEY ("run_id"))`);
    await queryRunner.query(`CREATE TABLE "manual_entry" ("id" uuid NOT NULL, "indicator" text NOT NULL, "area" text NOT NULL, "period" text NOT NULL, "written" text NOT NULL, "value" double precision, "note" text NOT NULL, "author" text NOT NULL, "entered_at" TIMESTAMP WITH TIME ZONE NOT NULL, "state" text NOT NULL, "decided_by" text, "decided_at" TIMESTAMP WITH TIME ZONE, "run_id" uuid, CONSTRAINT "PK_c177a4d2bb5b5a0d44b1d2f4a27" PRIMARY KEY ("id"))`);
    await queryRunner.query(`CREATE INDEX "manual_entry_newest" ON "manual_entry"  ("state", "entered_at") `);
    await queryRunner.query(`CREATE TABLE "push_receipt" ("feed" text NOT NULL, "key" text NOT NULL, "sha256" text NOT NULL, "run_id" uuid NOT NULL, "answer" jsonb, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, CONSTRAINT "PK_9c0ca82d048fc26ac24bd8f31a6" PRIMARY KEY ("feed", "key"))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "push_receipt"`);
    await queryRunner.query(`DROP INDEX "public"."manual_entry_newest"`);
    await queryRunner.query(`DROP TABLE "manual_entry"`);
    await queryRunner.query(`DROP TABLE "handled_run"`);
  }
}
