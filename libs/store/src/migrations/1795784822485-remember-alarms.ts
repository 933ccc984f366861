import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RememberAlarms1795784822485 implements MigrationInterface {
  name = 'RememberAlarms1795784822485';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE "alarm_change" ("number" bigint NOT NULL, "rule" text NOT NULL, "area" text NOT NULL, "source" text NOT NULL, "priority" text NOT NULL, "at" TIMESTAMP WITH TIME ZONE NOT NULL, "kind" text NOT NULL, "done_by" text, "why" text, "state_before" text NOT NULL, "state_after" text NOT NULL, "standing" jsonb NOT NULL, "evidence" jsonb, "vi" text NOT NULL, "en" text NOT NULL, CONSTRAINT "PK_0339200143ff3d1d26b25fe9df9" PRIMARY KEY ("number"))`);
    await queryRunner.query(`CREATE INDEX "alarm_change_at" ON "alarm_change"  ("at") `);
    await queryRunner.query(`CREATE INDEX "alarm_change_of_rule" ON "alarm_change"  ("rule", "number") `);
    await queryRunner.query(`CREATE TABLE "alarm" ("rule" text NOT NULL, "area" text NOT NULL, "source" text NOT NULL, "priority" text NOT NULL, "state" text NOT NULL, "standing" jsonb NOT NULL, "evidence" jsonb, CONSTRAINT "PK_8d865babc48dc3357aa034bc62c" PRIMARY KEY ("rule", "area", "source"))`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`DROP TABLE "alarm"`);
    await queryRunner.query(`DROP INDEX "public"."alarm_change_of_rule"`);
    await queryRunner.query(`DROP INDEX "public"."alarm_change_at"`);
    await queryRunner.query(`DROP TABLE "alarm_change"`);
  }
}
